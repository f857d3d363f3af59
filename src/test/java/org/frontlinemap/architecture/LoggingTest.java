package org.frontlinemap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/** One of our libraries carries an slf4j 1.7 of its own; the one of slf4j 2 must win. */
class LoggingTest {

    @Test
    void loggingBindsToSlf4j2() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        assertThat(factory).isInstanceOf(LoggerContext.class);
        assertThat(LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation().toString())
                .contains("slf4j-api-2");
        assertThat(SLF4JServiceProvider.class.getProtectionDomain().getCodeSource().getLocation().toString())
                .contains("slf4j-api-2");
    }
}
