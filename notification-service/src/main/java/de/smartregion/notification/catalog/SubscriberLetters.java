package de.smartregion.notification.catalog;

import de.smartregion.notification.catalog.CatalogFacts.News;
import de.smartregion.notification.catalog.CatalogFacts.Requested;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.PlainText;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What people are told who subscribed to a project, or to a field of action. */
final class SubscriberLetters implements CatalogLetters {
    private static final String CONFIRM = "/abonnements/{subscriber}/{interest}/bestaetigen";
    private static final String END = "/abonnements/{subscriber}/abbestellen";
    private static final String FIELD = "FIELD~";

    private static final Set<String> FIELDS =
            Set.of(
                    "MOBILITY",
                    "ENERGY",
                    "HEALTH",
                    "WASTE",
                    "PARTICIPATION",
                    "DATA_PLATFORMS",
                    "ADMINISTRATION",
                    "ENVIRONMENT",
                    "SOCIETY",
                    "BUSINESS");

    /** As people call the parts of a profile; a part that came later has no words yet. */
    private static final Set<String> PARTS =
            Set.of(
                    "title",
                    "titleEnglish",
                    "summary",
                    "summaryEnglish",
                    "description",
                    "municipalities",
                    "fields",
                    "citizenBenefit",
                    "transferability",
                    "steps",
                    "successFactors",
                    "technology",
                    "licence",
                    "partners",
                    "cost",
                    "funding",
                    "stage",
                    "links",
                    "contact",
                    "pictures",
                    "place");

    private final Drafts drafts;

    SubscriberLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void about(CloudEvent event, Consumer<Letter> written) {
        switch (event.type()) {
            case "de.smartregion.catalog.subscription-requested.v1" ->
                    written.accept(requested(event));
            case "de.smartregion.catalog.project-news.v1" -> written.accept(news(event));
            default -> {} // other facts are not ours to tell
        }
    }

    /** Whose address it is nobody has proven yet: it is told what is public, and nothing else. */
    private Letter requested(CloudEvent event) {
        var facts = event.dataAs(Requested.class);
        var draft =
                drafts.to(
                        "",
                        facts.email(),
                        facts.language(),
                        event,
                        Template.SUBSCRIPTION_TO_CONFIRM);
        var field = facts.field();
        var title = facts.title();
        if (field != null && FIELDS.contains(field)) {
            draft.paragraph("field", draft.words("field." + field));
        } else {
            draft.paragraph(
                    "project", title == null ? "" : draft.inLanguage(title, facts.titleEnglish()));
        }
        draft.paragraph("ask", draft.moment(facts.confirmBy()));
        draft.action(CONFIRM, facts.confirmToken(), facts.subscriber(), facts.interest());
        draft.remark("remark");
        return draft.letter();
    }

    private Letter news(CloudEvent event) {
        var facts = event.dataAs(News.class);
        var draft = drafts.to("", facts.email(), facts.language(), event, templateOf(facts.news()));
        var title = draft.inLanguage(facts.title(), facts.titleEnglish());
        draft.subject(title);
        draft.paragraph("text", title);
        var parts = facts.news() == News.What.REVISED ? parts(facts.changed(), draft) : "";
        if (!parts.isEmpty()) {
            draft.paragraph("changed", parts);
        }
        var reason = facts.reason();
        if (reason != null && facts.news() == News.What.ARCHIVED) {
            draft.paragraph("reason");
            draft.quote(PlainText.lines(reason));
        }
        draft.action(ProjectLetters.PROJECT, null, facts.project());
        draft.unsubscribe(END, facts.endToken(), facts.because(), facts.subscriber());
        draft.remark("remark", fields(facts.because(), draft));
        return draft.letter();
    }

    private static Template templateOf(News.What what) {
        return switch (what) {
            case PUBLISHED -> Template.NEWS_PUBLISHED;
            case REVISED -> Template.NEWS_REVISED;
            case ARCHIVED -> Template.NEWS_ARCHIVED;
            case REOPENED -> Template.NEWS_REOPENED;
        };
    }

    static String parts(@Nullable List<String> changed, Draft draft) {
        return changed == null
                ? ""
                : changed.stream()
                        .filter(PARTS::contains)
                        .map(part -> draft.words("part." + part))
                        .collect(Collectors.joining(", "));
    }

    private static String fields(List<String> because, Draft draft) {
        return because.stream()
                .filter(it -> it.startsWith(FIELD))
                .map(it -> it.substring(FIELD.length()))
                .filter(FIELDS::contains)
                .map(it -> draft.words("field." + it))
                .collect(Collectors.joining(", "));
    }
}
