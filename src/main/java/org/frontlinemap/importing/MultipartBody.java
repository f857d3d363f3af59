package org.frontlinemap.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
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
     * @throws RequestException 415 if it is no such body, 413 if it is larger, 431 if the header of a part is,
     *                          400 if it is malformed
     */
    static void read(HttpServletRequest request, long most, Taker taker) throws IOException {
        require(request);
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding("UTF-8");
        upload.setSizeMax(most);
        upload.setPartHeaderSizeMax(MOST_PART_HEADER);
        try {
            FileItemIterator parts = iterator(upload, request);
            while (hasNext(parts)) {
                FileItemStream part = parts.next();
                String fileName = part.isFormField() ? null : name(part);
                try (InputStream in = part.openStream()) {
                    taker.take(part.getFieldName(), fileName, in);
                }
            }
        } catch (InvalidContentTypeException other) {
            throw otherType(request);
        } catch (SizeException large) {
            throw tooLarge(large, most);
        } catch (FileUploadIOException failed) {
            throw failed.getCause() instanceof SizeException large ? tooLarge(large, most) : malformed();
        } catch (org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException
                | org.apache.tomcat.util.http.fileupload.MultipartStream.IllegalBoundaryException cut) {
            throw malformed();
        } catch (FileUploadException malformed) {
            throw malformed();
        }
    }

    /** @throws RequestException 415 if a request says that its body is another */
    static void require(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data")) {
            throw otherType(request);
        }
    }

    private static RequestException otherType(HttpServletRequest request) {
        return new RequestException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type", request.getContentType(),
                "must be multipart/form-data");
    }

    private static boolean hasNext(FileItemIterator parts) throws IOException, FileUploadException {
        try {
            return parts.hasNext();
        } catch (IllegalArgumentException | NullPointerException badBoundary) {
            throw malformed(); // of parts within a part
        }
    }

    /** Looks for the first part already. */
    private static FileItemIterator iterator(FileUpload upload, HttpServletRequest request)
            throws IOException, FileUploadException {
        try {
            return upload.getItemIterator(new ServletRequestContext(request));
        } catch (IllegalArgumentException | NullPointerException badBoundary) {
            throw malformed();
        }
    }

    private static String name(FileItemStream part) {
        try {
            return part.getName();
        } catch (InvalidFileNameException unusable) {
            throw new RequestException(HttpStatus.BAD_REQUEST, part.getFieldName(), unusable.getName(),
                    "is no name of a file");
        }
    }

    private static RequestException tooLarge(SizeException large, long most) {
        if (large.getPermittedSize() == MOST_PART_HEADER) {
            return new RequestException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "body", null,
                    "has a part whose header has more than " + MOST_PART_HEADER + " bytes");
        }
        return tooLarge(most);
    }

    /** That a body has more than so many bytes. */
    static RequestException tooLarge(long most) {
        return new RequestException(HttpStatus.CONTENT_TOO_LARGE, "body", null, "must have at most " + most + " bytes");
    }

    private static RequestException malformed() {
        return new RequestException(HttpStatus.BAD_REQUEST, "body", null,
                "is no multipart/form-data that can be read here, or is cut off");
    }
}
