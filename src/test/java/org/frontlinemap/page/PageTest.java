package org.frontlinemap.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests of the page in a browser, against a server as in {@link ServerTest}. Each test may take a {@link Visitor},
 * and fails when the page, while it is visited, reports an error, breaks its content security policy, fails to get
 * something from its server or asks another host for anything, unless the test said so before.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@ExtendWith(PageTest.Extension.class)
@interface PageTest {

    /** One browser for the run, one visitor for each test. */
    final class Extension implements BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {

        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PageTest.class);

        @Override
        public void beforeEach(ExtensionContext context) {
            Launched launched = context.getRoot().getStore(NAMESPACE)
                    .getOrComputeIfAbsent(Launched.class, key -> new Launched(), Launched.class);
            context.getStore(NAMESPACE).put(Visitor.class, new Visitor(launched.chromium().browser()));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Visitor.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return visitor(context);
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            Visitor visitor = visitor(context);
            if (context.getExecutionException().isPresent()) {
                String name = context.getRequiredTestClass().getSimpleName() + "-"
                        + context.getRequiredTestMethod().getName();
                visitor.pictures(Path.of("target", "screenshots", "failed"), name);
            } else {
                visitor.assertNothingWentWrong();
            }
        }

        private static Visitor visitor(ExtensionContext context) {
            return context.getStore(NAMESPACE).get(Visitor.class, Visitor.class);
        }
    }

    /** The browser, or why there is none: looked for once only. */
    final class Launched implements AutoCloseable {

        private Chromium chromium;
        private RuntimeException missing;

        Launched() {
            try {
                chromium = Chromium.launch();
            } catch (RuntimeException failed) {
                missing = failed;
            }
        }

        Chromium chromium() {
            if (missing != null) {
                throw missing;
            }
            return chromium;
        }

        @Override
        public void close() {
            if (chromium != null) {
                chromium.close();
            }
        }
    }
}
