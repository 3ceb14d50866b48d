package de.smartregion.gateway.routing;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.util.List;

/**
 * The services' OpenAPI documents, as their owners committed them, with one page to read them:
 * there when a service is not.
 */
@Controller
class ApiDocs {
    private static final List<String> SERVICES =
            List.of("catalog", "consulting", "events", "notifications");

    @GetMapping("/api-docs")
    String page(Model model) {
        model.addAttribute(
                "documents", SERVICES.stream().filter(it -> document(it).exists()).toList());
        return "api-docs/page";
    }

    @GetMapping("/api-docs/{service}.yaml")
    ResponseEntity<Resource> openApi(@PathVariable("service") String service) {
        var document = document(service);
        if (!SERVICES.contains(service) || !document.exists()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .cacheControl(CacheControl.noCache())
                .body(document);
    }

    private static Resource document(String service) {
        return new ClassPathResource("api-docs/" + service + "/openapi.yaml");
    }
}
