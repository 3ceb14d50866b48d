package de.smartregion.catalog.search;

import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What projects tell: the index follows, in whatever order it comes. */
final class SearchMessages implements Consumer<Message<byte[]>> {

    private final ProjectIndex index;

    SearchMessages(ProjectIndex index) {
        this.index = index;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.catalog.project-published.v1",
                    "de.smartregion.catalog.project-revised.v1",
                    "de.smartregion.catalog.project-confirmed.v1",
                    "de.smartregion.catalog.project-reopened.v1" ->
                    index.tell(new ProjectIndex.Told.All(event.dataAs(Facts.class).listing()));
            case "de.smartregion.catalog.project-archived.v1" -> {
                var archived = event.dataAs(Archived.class);
                index.tell(
                        new ProjectIndex.Told.Change(
                                archived.project(),
                                listing -> listing.archived(archived.archivedAt()),
                                archived.archivedAt()));
            }
            case "de.smartregion.catalog.confirmation-due.v1" -> {
                var due = event.dataAs(Due.class);
                var asked = due.askedAt() == null ? event.time() : due.askedAt();
                index.tell(
                        new ProjectIndex.Told.Change(
                                due.project(), listing -> listing.due(asked), asked));
            }
            default -> {} // other facts change nothing that is found
        }
    }

    /** What can be found of a project. */
    record Facts(
            String project,
            int revision,
            Instant publishedAt,
            Instant changedAt,
            Instant confirmedAt,
            Profile profile) {

        Listing listing() {
            return profile.listing(project, revision, publishedAt, changedAt, confirmedAt);
        }
    }

    record Archived(String project, Instant archivedAt) {}

    record Due(String project, @Nullable Instant askedAt) {}

    record Profile(
            String title,
            @Nullable String titleEnglish,
            String summary,
            @Nullable String summaryEnglish,
            String description,
            List<String> municipalities,
            List<String> fields,
            String citizenBenefit,
            String transferability,
            @Nullable List<Step> steps,
            @Nullable List<String> successFactors,
            @Nullable String technology,
            @Nullable List<String> partners,
            @Nullable Cost cost,
            @Nullable List<Funding> funding,
            String stage,
            @Nullable List<Picture> pictures,
            @Nullable Place place,
            @Nullable Boolean example) {

        Listing listing(
                String id,
                long revision,
                Instant publishedAt,
                Instant changedAt,
                Instant confirmedAt) {
            var texts = new ArrayList<String>();
            texts.add(citizenBenefit);
            texts.add(transferability);
            some(steps).forEach(step -> texts.add(step.inOneLine()));
            texts.addAll(some(successFactors));
            return new Listing(
                    id,
                    revision,
                    changedAt.isAfter(confirmedAt) ? changedAt : confirmedAt,
                    false,
                    title,
                    titleEnglish,
                    summary,
                    summaryEnglish,
                    description,
                    municipalities,
                    fields,
                    texts,
                    technology,
                    some(partners),
                    Listing.costRange(
                            cost == null ? null : cost.from(), cost == null ? null : cost.to()),
                    some(funding).stream().map(Funding::programme).toList(),
                    stage,
                    publishedAt,
                    changedAt,
                    confirmedAt,
                    false,
                    Boolean.TRUE.equals(example),
                    some(pictures).stream()
                            .findFirst()
                            .map(picture -> new Listing.Picture(picture.picture(), picture.alt()))
                            .orElse(null),
                    place == null
                            ? null
                            : new Listing.Place(place.lat(), place.lon(), place.label()));
        }

        private static <T> List<T> some(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    record Step(String title, @Nullable String text) {
        String inOneLine() {
            return text == null ? title : title + ": " + text;
        }
    }

    record Cost(@Nullable Long from, @Nullable Long to) {}

    record Funding(String programme) {}

    record Picture(String picture, String alt) {}

    record Place(double lat, double lon, @Nullable String label) {}
}
