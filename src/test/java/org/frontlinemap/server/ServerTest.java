package org.frontlinemap.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Gives the tests of a class a {@link RunningServer} with the shipped data, started once for the class, on a store
 * of its own, and closed after it. Take it as a parameter of a constructor or of any test or lifecycle method.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServerTest.Extension.class)
public @interface ServerTest {

    /** Starts the server at the first demand and closes it with the class. */
    final class Extension implements ParameterResolver {

        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ServerTest.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> owner = context.getRequiredTestClass();
            ExtensionContext ofClass = context;
            while (ofClass.getTestMethod().isPresent()) {
                ofClass = ofClass.getParent().orElseThrow();
            }
            return ofClass.getStore(NAMESPACE).getOrComputeIfAbsent(owner, key -> new Started(), Started.class).server;
        }
    }

    /** A server and its folder. */
    final class Started implements AutoCloseable {

        private final Path folder;
        private final RunningServer server;

        Started() {
            try {
                folder = Files.createTempDirectory("frontline-test");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            server = RunningServer.start(folder);
        }

        @Override
        public void close() throws IOException {
            server.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
