package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Status;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.ProblemException;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Projects for machines: nothing is kept back that people can read, and nothing more is told. */
@RestController
@Tag(name = "projects")
class ExportController {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String JSON_LD = "application/ld+json";
    private static final String ATOM = "application/atom+xml;charset=UTF-8";
    private static final String XML = "application/xml;charset=UTF-8";

    /** In a feed. */
    private static final int NEWEST = 50;

    /** What a sitemap may hold. */
    private static final int MOST = 50_000;

    private final Projects projects;
    private final Editions editions;
    private final PortalSettings portal;
    private final PictureFiles pictures;

    ExportController(
            Projects projects, Editions editions, PortalSettings portal, PictureFiles pictures) {
        this.projects = projects;
        this.editions = editions;
        this.portal = portal;
        this.pictures = pictures;
    }

    @Operation(operationId = "exportProjectsAsCsv", summary = "All published projects as a table")
    @GetMapping(path = "/api/catalog/projects.csv", produces = CSV)
    ResponseEntity<String> csv(WebRequest request) {
        return unlessKnown(
                request,
                CSV,
                "attachment; filename=\"projekte.csv\"",
                () -> {
                    var table = new Table(portal);
                    projects.forEachPublished(table::add);
                    return table.text();
                });
    }

    @Operation(operationId = "exportProjectsAsJsonLd", summary = "The catalogue as DCAT-AP 3")
    @GetMapping(path = "/api/catalog/projects.jsonld", produces = JSON_LD)
    ResponseEntity<String> jsonLd(WebRequest request) {
        return unlessKnown(request, JSON_LD, null, () -> Dataset.catalogue(all(), portal));
    }

    @Operation(operationId = "exportProjectAsJsonLd", summary = "One project as DCAT-AP 3")
    @GetMapping(path = "/api/catalog/projects/{id}.jsonld", produces = JSON_LD)
    ResponseEntity<String> jsonLd(@PathVariable String id, @Nullable Principal reader) {
        return answer(Dataset.of(published(id), portal), JSON_LD, reader);
    }

    @Operation(
            operationId = "printProject",
            summary = "One project on paper",
            description =
                    "A tagged PDF (PDF/UA); an archived one is not printed. Its labels are in the language asked"
                            + " for, title and summary too where they are told in it.")
    @GetMapping(
            path = "/api/catalog/projects/{id}/profile.pdf",
            produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(
            @PathVariable String id,
            @RequestParam(defaultValue = "de") @Pattern(regexp = "de|en") String language,
            WebRequest request) {
        var project = published(id);
        var etag = Versions.etag(project.version());
        var headers = Freshness.of(request.getUserPrincipal());
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .eTag(etag)
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .headers(headers)
                .eTag(etag)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\""
                                + (language.equals("en") ? "profile" : "steckbrief")
                                + ".pdf\"")
                .body(Sheet.of(project, portal, pictures, Locale.of(language)));
    }

    @Operation(operationId = "readProjectNews", summary = "What is new, for feed readers (Atom)")
    @GetMapping(path = "/api/catalog/projects.atom", produces = ATOM)
    ResponseEntity<String> atom(@Nullable Principal reader) {
        return answer(Feed.atom(projects.newest(NEWEST), portal), ATOM, reader);
    }

    @Operation(operationId = "readSitemap", summary = "Addresses of all projects")
    @GetMapping(path = "/api/catalog/sitemap.xml", produces = XML)
    ResponseEntity<String> sitemap(WebRequest request) {
        return unlessKnown(request, XML, null, () -> Feed.sitemap(all(), portal));
    }

    /**
     * Nothing is read for who has it already. The name is read first, so that no export is older
     * than its name.
     */
    private ResponseEntity<String> unlessKnown(
            WebRequest request, String type, @Nullable String disposition, Supplier<String> text) {
        var edition = editions.current();
        var headers = Freshness.of(request.getUserPrincipal());
        if (request.checkNotModified(edition)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .eTag(edition)
                    .build();
        }
        if (disposition != null) {
            headers.set(HttpHeaders.CONTENT_DISPOSITION, disposition);
        }
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(MediaType.parseMediaType(type))
                .eTag(edition)
                .body(text.get());
    }

    private Project published(String id) {
        return projects.find(id)
                .filter(it -> it.status() == Status.PUBLISHED)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProjectProblem.PROJECT_NOT_FOUND,
                                        "Nothing is published under this id."));
    }

    private List<Project> all() {
        var all = new ArrayList<Project>();
        projects.forEachPublished(
                project -> {
                    if (all.size() < MOST) {
                        all.add(project);
                    }
                });
        return all;
    }

    private static ResponseEntity<String> answer(
            String text, String type, @Nullable Principal reader) {
        return ResponseEntity.ok()
                .headers(Freshness.of(reader))
                .contentType(MediaType.parseMediaType(type))
                .eTag(hash(text))
                .body(text);
    }

    private static String hash(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
