package de.smartregion.notification.letter;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets a page as plain text and as HTML: one template each for all letters, so that all are equally
 * readable.
 */
final class Typesetter {
    private final TemplateEngine engine = new TemplateEngine();
    private final String sender;

    Typesetter(String sender) {
        this.sender = sender;
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
    }

    String text(Page page, Language language) {
        return engine.process("letter.txt", context(page, language)).strip() + "\n";
    }

    String html(Page page, Language language) {
        return engine.process("letter.html", context(page, language));
    }

    private Context context(Page page, Language language) {
        var wording = Wording.in(language);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("lang", language.tag());
        facts.put("subject", page.subject());
        facts.put("heading", page.heading());
        facts.put("greeting", page.greeting());
        facts.put("paragraphs", page.paragraphs());
        facts.put("quote", page.quote());
        facts.put("detailsHeading", wording.say("details.heading"));
        facts.put("details", details(page));
        facts.put("remarks", page.remarks());
        facts.put("closing", wording.say("closing"));
        facts.put("sender", sender);
        facts.put("automatic", wording.say("automatic"));
        var action = page.action();
        if (action != null) {
            facts.put("actionWords", action.words());
            facts.put("actionLink", action.link().toString());
        }
        return new Context(language.locale(), facts);
    }

    private static List<Map<String, String>> details(Page page) {
        var details = new ArrayList<Map<String, String>>();
        for (var detail : page.details()) {
            var link = detail.link();
            details.add(
                    link == null
                            ? Map.of("term", detail.term(), "words", detail.words())
                            : Map.of(
                                    "term",
                                    detail.term(),
                                    "words",
                                    detail.words(),
                                    "link",
                                    link.toString()));
        }
        return details;
    }

    private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(Typesetter.class.getClassLoader());
        resolver.setPrefix("letters/");
        resolver.setResolvablePatterns(java.util.Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        return resolver;
    }
}
