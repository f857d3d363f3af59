package org.frontlinemap.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.InvalidContentTypeException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;

/**
 * The parts of a multipart/form-data body as they come in, none kept in memory or elsewhere. Read so rather than as
 * the servlet API does, which would store the parts of any request with such a body, whoever sent it.
 */
final class MultipartBody {

    private static final int MOST_PART_HEADER = 4096;

    private MultipartBody() {
    }

    /** Takes one part. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param name     of the field
         * @param fileName null if it is no file
         */
        void take(String name, String fileName, InputStream in) throws IOException;
    }

    /**
     * Hands over each part in turn.
     *
     * @param most bytes of the body
     * @throws RequestException 415 if it is no such body, 413 if it is larger, 400 if it is malformed
     */
    static void read(HttpServletRequest request, long most, Taker taker) throws IOException {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding("UTF-8");
        upload.setSizeMax(most);
        upload.setPartHeaderSizeMax(MOST_PART_HEADER);
        try {
            FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                try (InputStream in = part.openStream()) {
                    taker.take(part.getFieldName(), part.isFormField() ? null : part.getName(), in);
                }
            }
        } catch (InvalidContentTypeException other) {
            throw new RequestException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type", request.getContentType(),
                    "must be multipart/form-data");
        } catch (SizeException large) {
            throw tooLarge(most);
        } catch (FileUploadIOException failed) {
            throw failed.getCause() instanceof SizeException ? tooLarge(most) : malformed();
        } catch (org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException cut) {
            throw malformed();
        } catch (FileUploadException malformed) {
            throw malformed();
        }
    }

    private static RequestException tooLarge(long most) {
        return new RequestException(HttpStatus.CONTENT_TOO_LARGE, "body", null, "must have at most " + most + " bytes");
    }

    private static RequestException malformed() {
        return new RequestException(HttpStatus.BAD_REQUEST, "body", null,
                "is no multipart/form-data that can be read here, or is cut off");
    }
}
