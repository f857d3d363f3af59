package org.frontlinemap.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page's files under {@code /app}, and under {@code /basemap} the outlines that the theatre's folder brings. */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final String PAGE = "classpath:/frontend/app/";

    private final String baseMap;
    private final PageFiles page;

    StaticFiles(@Value("${frontline.data:classpath:/data/}") String data, PageFiles page) {
        this.page = page;
        String folder = data.endsWith("/") ? data : data + "/";
        baseMap = (folder.contains(":") ? folder : "file:" + folder) + "basemap/";
    }

    /** The document as it lies there is not what browsers are sent. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/app/index.html", "/");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/app/" + page.version() + "/**").addResourceLocations(PAGE)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/app/**").addResourceLocations(PAGE).setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/basemap/*.geojson").addResourceLocations(baseMap)
                .setCacheControl(CacheControl.noCache());
    }
}
