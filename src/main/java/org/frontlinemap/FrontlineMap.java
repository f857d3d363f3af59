package org.frontlinemap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class FrontlineMap {

    public static void main(String[] args) {
        SpringApplication.run(FrontlineMap.class, args);
    }
}
