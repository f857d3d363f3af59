package org.frontlinemap.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page's files under {@code /app}, and under {@code /basemap} the outlines that the theatre's folder brings. */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private final String baseMap;

    StaticFiles(@Value("${frontline.data:classpath:/data/}") String data) {
        String folder = data.endsWith("/") ? data : data + "/";
        baseMap = (folder.contains(":") ? folder : "file:" + folder) + "basemap/";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/app/**").addResourceLocations("classpath:/frontend/app/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/basemap/*.geojson").addResourceLocations(baseMap)
                .setCacheControl(CacheControl.noCache());
    }
}
