package org.frontlinemap.web;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the container hand large answers to the system in few pieces. */
@Component
class Sockets implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** In bytes, of each open connection. With the usual 8 KiB answers of 50 KiB and more took two to four times as long. */
    private static final String WRITE_BUFFER = "131072";
    /** A client that asks again and again keeps its connection. */
    private static final String WITHOUT_LIMIT = "-1";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers((TomcatConnectorCustomizer) connector -> {
            connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER);
            connector.setProperty("maxKeepAliveRequests", WITHOUT_LIMIT);
        });
    }
}
