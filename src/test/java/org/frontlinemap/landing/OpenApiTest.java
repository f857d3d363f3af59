package org.frontlinemap.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Holds the description of the API, which is written by hand, against the running server. */
@ServerTest
class OpenApiTest {

    private JsonNode document;

    @BeforeEach
    void read(RunningServer server) {
        document = server.get("/api?f=json").json();
    }

    @Test
    void describesEveryAddressAndMethodAndNoOther(RunningServer server) {
        Set<String> served = new TreeSet<>();
        server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
            boolean ofTheApi = !ErrorController.class.isAssignableFrom(handler.getBeanType());
            if (ofTheApi && handler.getBeanType().getName().startsWith("org.frontlinemap.")) {
                addAddresses(served, mapping);
            }
        });
        Set<String> described = new TreeSet<>();
        document.get("paths").propertyNames().forEach(path -> document.at("/paths/" + path.replace("/", "~1"))
                .propertyNames().forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        described.removeIf(line -> line.contains("PARAMETERS"));
        assertThat(described.stream().map(OpenApiTest::withoutNames).toList())
                .containsExactlyElementsOf(served.stream().map(OpenApiTest::withoutNames).sorted().toList());
    }

    @Test
    void namesEveryQueryParameterThatAReadingAddressTakes(RunningServer server) {
        JsonNode paths = document.get("paths");
        for (String path : paths.propertyNames()) {
            JsonNode get = paths.get(path).get("get");
            if (get == null || path.equals("/session") || path.equals("/")) {
                continue;
            }
            String address = path.replace("{collectionId}", "reports")
                    .replace("/reports/items/{id}", "/reports/items/01a2053c-cb41-7fbc-a55b-1896e42128c2")
                    .replace("{z}/{y}/{x}", "4/5/9").replace("{id}", "bakhmut") + "?no-such-parameter=1";
            Answer refused = server.send(server.request(address)
                    .header("Authorization", "Bearer " + server.token()).build());
            assertThat(refused.status()).as(path).isEqualTo(400);
            String detail = refused.json().get("detail").asString();
            String taken = detail.substring(detail.indexOf("it takes ") + "it takes ".length());
            Set<String> expected = taken.equals("none") ? Set.of() : Set.of(taken.split(", "));
            assertThat(queryParameters(paths.get(path), get)).as(path).isEqualTo(expected);
        }
    }

    private Set<String> queryParameters(JsonNode path, JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode holder : new JsonNode[] {path, operation}) {
            if (holder.has("parameters")) {
                names.addAll(StreamSupport.stream(holder.get("parameters").spliterator(), false).map(this::resolved)
                        .filter(parameter -> parameter.get("in").asString().equals("query"))
                        .map(parameter -> parameter.get("name").asString()).collect(Collectors.toSet()));
            }
        }
        return names;
    }

    private JsonNode resolved(JsonNode parameter) {
        return parameter.has("$ref") ? document.at(parameter.get("$ref").asString().substring(1)) : parameter;
    }

    private static void addAddresses(Set<String> served, RequestMappingInfo mapping) {
        mapping.getPatternValues().forEach(path -> mapping.getMethodsCondition().getMethods()
                .forEach(method -> served.add(method + " " + path)));
    }

    private static String withoutNames(String line) {
        return line.replaceAll("\\{\\w+}", "{}");
    }
}
