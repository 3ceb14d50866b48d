package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.catalog.Kept;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.registration.FormErrors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the office keeps a list of: see it, add to it, change it, take it off. Nobody overwrites
 * what they have not seen.
 *
 * @param <T> what is kept
 * @param <D> how it is written
 */
abstract class OfficePages<T, D> {
    private static final String ONE = "/{id:[\\w-]{1,64}}";
    private static final Set<String> NOTICES = Set.of("made", "changed", "removed");

    private final String place;
    private final String templates;
    private final Typed empty;

    /**
     * @param place in the portal
     * @param templates the folder of its templates
     */
    OfficePages(String place, String templates, Typed empty) {
        this.place = place;
        this.templates = templates;
        this.empty = empty;
    }

    abstract List<T> all();

    abstract Optional<Kept<T>> find(String id);

    abstract Typed typed(T kept);

    abstract Meaning<D> read(Typed form);

    /** Sent twice under one key, it is made once. */
    abstract Reply<T> make(String key, D draft);

    abstract Reply<T> change(String id, String version, D draft);

    abstract Reply<Boolean> remove(String id, String version);

    /** What its form lets choose from. */
    abstract void choices(Model page);

    @GetMapping
    String list(@RequestParam(defaultValue = "") String hinweis, Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        page.addAttribute("listing", Part.of(this::all));
        return templates + "/list";
    }

    @GetMapping("/neu")
    String empty(Model page) {
        page.addAttribute("key", UUID.randomUUID().toString());
        return form(page, empty, FormErrors.NONE);
    }

    @PostMapping("/neu")
    String make(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String key,
            Model page,
            HttpServletResponse response) {
        var form = Typed.sent(empty.names(), sent);
        var once = key.matches("[\\w-]{8,64}") ? key : UUID.randomUUID().toString();
        page.addAttribute("key", once);
        return switch (read(form)) {
            case Meaning.Wrong<D>(var errors) -> wrong(page, form, errors, response);
            case Meaning.Right<D>(var draft) ->
                    after(null, "", "made", form, replied(() -> make(once, draft)), page, response);
        };
    }

    @GetMapping(ONE)
    String change(@PathVariable String id, Model page) {
        var found = there(id);
        var form = typed(found.value());
        return changing(page, id, found.version(), form, form.traces());
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            HttpServletResponse response) {
        var form = Typed.sent(empty.names(), sent);
        changing(page, id, version, form, seen);
        return switch (read(form)) {
            case Meaning.Wrong<D>(var errors) -> wrong(page, form, errors, response);
            case Meaning.Right<D>(var draft) ->
                    after(
                            id,
                            seen,
                            "changed",
                            form,
                            replied(() -> change(id, version, draft)),
                            page,
                            response);
        };
    }

    @GetMapping(ONE + "/entfernen")
    String removing(@PathVariable String id, Model page) {
        return removing(there(id), id, page);
    }

    @PostMapping(ONE + "/entfernen")
    String remove(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        return switch (remove(id, version)) {
            case Reply.Done<Boolean> _ -> to("removed");
            case Reply.Outdated<Boolean> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield removing(there(id), id, page);
            }
            case Reply.Unknown<Boolean> _, Reply.Unaccepted<Boolean> _, Reply.Refused<Boolean> _ ->
                    throw unknown();
        };
    }

    private String after(
            @Nullable String id,
            String seen,
            String notice,
            Typed form,
            @Nullable Reply<T> reply,
            Model page,
            HttpServletResponse response) {
        return switch (reply) {
            case null -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                page.addAttribute("away", true);
                yield form(page, form, FormErrors.NONE);
            }
            case Reply.Done<T> _ -> to(notice);
            case Reply.Unaccepted<T>(var fields) ->
                    wrong(page, form, new Reading(form).unaccepted(fields), response);
            case Reply.Refused<T>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                // What was changed and sent again is another one.
                page.addAttribute("key", UUID.randomUUID().toString());
                yield form(page, form, FormErrors.NONE);
            }
            case Reply.Outdated<T> _ -> outdated(page, id, form, seen, response);
            case Reply.Unknown<T> _ -> throw unknown();
        };
    }

    /** What was typed stays; sent again, it is meant for what is stored now. */
    private String outdated(
            Model page,
            @Nullable String id,
            Typed form,
            String seen,
            HttpServletResponse response) {
        if (id == null) {
            throw unknown();
        }
        var now = there(id);
        var stored = typed(now.value());
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        page.addAttribute("stored", stored);
        page.addAttribute("others", stored.changedSince(seen));
        return changing(page, id, now.version(), form, stored.traces());
    }

    private String changing(Model page, String id, String version, Typed form, String seen) {
        page.addAttribute("id", id);
        page.addAttribute("version", version);
        page.addAttribute("seen", seen);
        return form(page, form, FormErrors.NONE);
    }

    private String removing(Kept<T> found, String id, Model page) {
        page.addAttribute("kept", found.value());
        page.addAttribute("id", id);
        page.addAttribute("version", found.version());
        return templates + "/remove";
    }

    private String wrong(Model page, Typed form, FormErrors errors, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return form(page, form, errors);
    }

    private String form(Model page, Typed form, FormErrors errors) {
        choices(page);
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return templates + "/form";
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private static <R> @Nullable Reply<R> replied(Supplier<Reply<R>> call) {
        try {
            return call.get();
        } catch (ServiceAway _) {
            return null;
        }
    }

    private Kept<T> there(String id) {
        return find(id).orElseThrow(OfficePages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private String to(String notice) {
        return "redirect:" + place + "?hinweis=" + notice;
    }
}
