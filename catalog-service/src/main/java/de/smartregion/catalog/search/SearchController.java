package de.smartregion.catalog.search;

import de.smartregion.catalog.search.Facets.Facet;
import de.smartregion.catalog.search.FindProjects.Hit;
import de.smartregion.catalog.search.FoundView.Item;
import de.smartregion.catalog.search.Wanted.Order;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Projects as people look for them. */
@Tag(name = "search")
@RestController
class SearchController {

    private static final int LONGEST_QUERY = 200;
    private static final int MOST_PAGES = 999;
    private static final int LARGEST_PAGE = 100;

    private final FindProjects findProjects;
    private final ProjectIndex index;

    enum Field {
        MOBILITY,
        ENERGY,
        HEALTH,
        WASTE,
        PARTICIPATION,
        DATA_PLATFORMS,
        ADMINISTRATION,
        ENVIRONMENT,
        SOCIETY,
        BUSINESS
    }

    enum Stage {
        IDEA,
        PILOT,
        RUNNING,
        ENDED
    }

    enum Cost {
        UNDER_10K,
        UNDER_50K,
        UNDER_250K,
        UNDER_1M,
        OVER_1M,
        UNKNOWN
    }

    enum Status {
        PUBLISHED,
        ARCHIVED
    }

    @Schema(name = "Suggestions", requiredProperties = "items")
    record SuggestionsView(List<SuggestionView> items) {}

    @Schema(name = "Suggestion", requiredProperties = "text")
    record SuggestionView(
            String text,
            @Schema(description = "If it is a title: whose.") @Nullable String project) {}

    @Schema(name = "SimilarProjects", requiredProperties = "items")
    record SimilarView(List<Item> items) {}

    @Schema(name = "Rebuild", requiredProperties = "documents")
    record RebuildView(
            @Schema(description = "In the index that answers meanwhile.") int documents) {}

    SearchController(FindProjects findProjects, ProjectIndex index) {
        this.findProjects = findProjects;
        this.index = index;
    }

    @Operation(
            operationId = "findProjects",
            summary = "Published projects by words and facets",
            description =
                    "Words are words: there is no syntax. Values of one facet are alternatives, all facets must hold."
                            + " Archived projects are found only if asked for.")
    @GetMapping("/api/catalog/projects")
    ResponseEntity<FoundView> find(
            @RequestParam(defaultValue = "") @Size(max = LONGEST_QUERY) String query,
            @RequestParam(defaultValue = "") List<Field> field,
            @Parameter(description = "Five digits.") @RequestParam(defaultValue = "")
                    List<@Pattern(regexp = "\\d{5}") String> district,
            @Parameter(
                            description =
                                    "What the law says of a municipality, not how many live there.")
                    @RequestParam(name = "size-class", defaultValue = "")
                    List<SizeClass> sizeClass,
            @RequestParam(defaultValue = "") List<Stage> stage,
            @RequestParam(defaultValue = "") List<Cost> cost,
            @Parameter(
                            description =
                                    "The name of a programme, as the facet tells it; again for more.")
                    @RequestParam(required = false)
                    @Nullable String @Nullable [] funding,
            @RequestParam(defaultValue = "PUBLISHED") Status status,
            @RequestParam(defaultValue = "RELEVANCE") Order sort,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MOST_PAGES) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(LARGEST_PAGE) int size,
            WebRequest request) {
        var selection = new EnumMap<Facet, Set<String>>(Facet.class);
        selection.put(Facet.FIELD, names(field));
        selection.put(Facet.DISTRICT, Set.copyOf(district));
        selection.put(Facet.SIZE_CLASS, names(sizeClass));
        selection.put(Facet.STAGE, names(stage));
        selection.put(Facet.COST, names(cost));
        selection.put(Facet.FUNDING, programmes(request.getParameterValues("funding")));
        var wanted = new Wanted(query, selection, status == Status.ARCHIVED, sort, page, size);
        return unlessKnown(request, () -> FoundView.of(findProjects.find(wanted), wanted));
    }

    @Operation(
            operationId = "suggestSearches",
            summary = "What somebody may be about to type",
            description = "Titles of projects and words that stand in them; ten at most.")
    @GetMapping("/api/catalog/suggestions")
    ResponseEntity<SuggestionsView> suggest(
            @RequestParam @NotBlank @Size(max = LONGEST_QUERY) String query, WebRequest request) {
        return unlessKnown(
                request,
                () ->
                        new SuggestionsView(
                                findProjects.suggest(query).stream()
                                        .map(it -> new SuggestionView(it.text(), it.project()))
                                        .toList()));
    }

    @Operation(operationId = "findSimilarProjects", summary = "Projects like one of them")
    @GetMapping("/api/catalog/projects/{id}/similar")
    ResponseEntity<SimilarView> similar(@PathVariable String id, WebRequest request) {
        return unlessKnown(
                request,
                () ->
                        new SimilarView(
                                findProjects
                                        .similar(id)
                                        .orElseThrow(
                                                () ->
                                                        new ProblemException(
                                                                SearchProblem.PROJECT_NOT_FOUND,
                                                                "Nothing is like it."))
                                        .stream()
                                        .map(listing -> Item.of(new Hit(listing, null, null)))
                                        .toList()));
    }

    @Operation(
            operationId = "rebuildSearch",
            summary = "Build the index of this instance anew (staff)",
            description = "The present one answers until the new one is ready.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping("/api/catalog/search/rebuild")
    RebuildView rebuild() {
        index.want();
        return new RebuildView(index.documents());
    }

    /**
     * The same content gives the same answers. The number is read before the answer is made, so
     * that an answer is never older than its name.
     */
    private <T> ResponseEntity<T> unlessKnown(WebRequest request, Supplier<T> answer) {
        var etag = "\"" + Long.toHexString(index.content()) + "\"";
        if (index.isReady() && request.checkNotModified(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(Freshness.of(request.getUserPrincipal()))
                    .eTag(etag)
                    .build();
        }
        return ResponseEntity.ok()
                .headers(Freshness.of(request.getUserPrincipal()))
                .eTag(etag)
                .body(answer.get());
    }

    private static Set<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> programmes(String @Nullable [] values) {
        return values == null
                ? Set.of()
                : Arrays.stream(values)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
