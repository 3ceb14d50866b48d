package de.smartregion.catalog.project;

import static java.util.Objects.requireNonNullElse;

import de.smartregion.catalog.project.Profile.CostRange;
import de.smartregion.catalog.project.Project.Status;
import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.region.Place;
import de.smartregion.platform.web.Markdown;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A project as the public reads it.
 *
 * @param descriptionHtml cleaned: it may be shown as it is
 * @param overdue asked whether it is still true, and nobody has answered
 * @param reuses how many municipalities want to do it, too
 * @param recommended in how many consultations
 */
@Schema(
        name = "Project",
        requiredProperties = {
            "id",
            "status",
            "revision",
            "publishedAt",
            "changedAt",
            "confirmedAt",
            "overdue",
            "reuses",
            "recommended",
            "title",
            "summary",
            "description",
            "descriptionHtml",
            "municipalities",
            "fields",
            "citizenBenefit",
            "transferability",
            "steps",
            "successFactors",
            "partners",
            "costRange",
            "funding",
            "stage",
            "links",
            "pictures",
            "example"
        })
record ProjectView(
        String id,
        Status status,
        int revision,
        Instant publishedAt,
        Instant changedAt,
        Instant confirmedAt,
        boolean overdue,
        @Nullable String archivedReason,
        @Nullable String replacedBy,
        int reuses,
        int recommended,
        String title,
        @Nullable String titleEnglish,
        String summary,
        @Nullable String summaryEnglish,
        String description,
        String descriptionHtml,
        List<Municipality> municipalities,
        List<String> fields,
        String citizenBenefit,
        String transferability,
        List<Profile.Step> steps,
        List<String> successFactors,
        @Nullable String technology,
        @Nullable String licence,
        List<String> partners,
        Profile.@Nullable Cost cost,
        CostRange costRange,
        List<Profile.Funding> funding,
        String stage,
        List<Profile.Link> links,
        @Schema(description = "Nobody is named any more for what is archived.")
                Profile.@Nullable Contact contact,
        List<Profile.Picture> pictures,
        Profile.@Nullable Place place,
        boolean example) {

    /** A key that has left the list stands for itself. */
    @Schema(
            name = "ProjectMunicipality",
            requiredProperties = {"key", "name"})
    record Municipality(String key, String name, @Nullable String district) {
        static Municipality of(String key) {
            return new Municipality(
                    key,
                    Municipalities.nameOf(key),
                    Municipalities.find(key).map(Place::district).orElse(null));
        }
    }

    static ProjectView of(Project project) {
        var profile = project.profile();
        return new ProjectView(
                project.id(),
                project.status(),
                project.revision(),
                project.publishedAt(),
                project.changedAt(),
                project.confirmedAt(),
                project.overdue(),
                project.archivedReason(),
                project.replacedBy(),
                project.followers().size(),
                Recommendation.count(project.recommendations()),
                profile.title(),
                profile.titleEnglish(),
                profile.summary(),
                profile.summaryEnglish(),
                profile.description(),
                Markdown.html(profile.description()),
                profile.municipalities().stream().map(Municipality::of).toList(),
                profile.fields(),
                profile.citizenBenefit(),
                profile.transferability(),
                profile.steps(),
                profile.successFactors(),
                profile.technology(),
                profile.licence(),
                profile.partners(),
                profile.cost(),
                profile.costRange(),
                profile.funding(),
                profile.stage(),
                profile.links(),
                project.publicContact(),
                profile.pictures(),
                profile.place(),
                requireNonNullElse(profile.example(), false));
    }

    @Override
    public String toString() {
        return "view of project " + id; // it names a contact
    }
}
