package de.smartregion.catalog.offer;

import de.smartregion.catalog.offer.ChangeOffers.Naming;
import de.smartregion.catalog.offer.ChangeOffers.Outcome;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.IdempotencyKey;
import de.smartregion.platform.web.Problem;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Offers and partners over HTTP: read by everybody, written by staff. */
@Tag(name = "offers")
@RestController
class OfferController {

    private static final String OFFERS = "/api/catalog/offers";
    private static final String PARTNERS = "/api/catalog/partners";
    private static final String ONCE =
            "The same Idempotency-Key with the same body answers with what it made; with another body, 422.";

    private final Offers offers;
    private final ChangeOffers changeOffers;

    @Schema(name = "Offers", requiredProperties = "items")
    record OffersView(List<OfferView> items) {}

    @Schema(name = "Partners", requiredProperties = "items")
    record PartnersView(List<PartnerView> items) {}

    OfferController(Offers offers, ChangeOffers changeOffers) {
        this.offers = offers;
        this.changeOffers = changeOffers;
    }

    @Operation(
            operationId = "listOffers",
            summary = "What the office offers, in its order",
            description = "Staff see what is not visible yet, too.")
    @GetMapping(OFFERS)
    ResponseEntity<OffersView> offers(HttpServletRequest request) {
        boolean staff = isOffice(request);
        var partners = partnersById();
        var shown = offers.allOffers().stream().filter(it -> it.visible() || staff).toList();
        var versions =
                shown.stream().map(it -> it.id() + it.version()).collect(Collectors.joining("|"))
                        + "/"
                        + partners.values().stream()
                                .map(it -> it.id() + it.version())
                                .sorted()
                                .collect(Collectors.joining("|"));
        return listed(
                request,
                versions,
                new OffersView(shown.stream().map(it -> OfferView.listed(it, partners)).toList()));
    }

    @Operation(operationId = "readOffer", summary = "One offer")
    @GetMapping(OFFERS + "/{id}")
    ResponseEntity<OfferView> offer(@PathVariable String id, HttpServletRequest request) {
        boolean staff = isOffice(request);
        return offers.offer(id)
                .filter(it -> it.visible() || staff)
                .map(this::told)
                .orElseGet(() -> refused(OfferProblem.OFFER_NOT_FOUND));
    }

    @Operation(operationId = "makeOffer", summary = "Make an offer (staff)", description = ONCE)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(OFFERS)
    ResponseEntity<OfferView> makeOffer(
            @Valid @RequestBody OfferForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            Caller caller) {
        return switch (changeOffers.make(form, naming(key, form, caller))) {
            case Outcome.Done<Offer>(var made) ->
                    ResponseEntity.created(URI.create(OFFERS + "/" + made.id()))
                            .eTag(Versions.etag(made.version()))
                            .body(OfferView.of(made, partnersById()));
            case Outcome.Refused<Offer>(var why) -> refused(why);
        };
    }

    @Operation(operationId = "changeOffer", summary = "Change an offer (staff)")
    @PutMapping(OFFERS + "/{id}")
    ResponseEntity<OfferView> changeOffer(
            @PathVariable String id,
            @Valid @RequestBody OfferForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (changeOffers.change(id, Versions.ifMatch(ifMatch), form)) {
            case Outcome.Done<Offer>(var changed) -> told(changed);
            case Outcome.Refused<Offer>(var why) -> refused(why);
        };
    }

    @Operation(operationId = "removeOffer", summary = "Remove an offer (staff)")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping(OFFERS + "/{id}")
    ResponseEntity<Void> removeOffer(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (changeOffers.remove(id, Versions.ifMatch(ifMatch))) {
            case Outcome.Done<Offer> _ -> ResponseEntity.noContent().build();
            case Outcome.Refused<Offer>(var why) -> refused(why);
        };
    }

    @Operation(operationId = "listPartners", summary = "Whom the office works with, in its order")
    @GetMapping(PARTNERS)
    ResponseEntity<PartnersView> partners(HttpServletRequest request) {
        var all = offers.allPartners();
        return listed(
                request,
                all.stream().map(it -> it.id() + it.version()).collect(Collectors.joining("|")),
                new PartnersView(all.stream().map(PartnerView::of).toList()));
    }

    @Operation(operationId = "readPartner", summary = "One partner")
    @GetMapping(PARTNERS + "/{id}")
    ResponseEntity<PartnerView> partner(@PathVariable String id) {
        return offers.partner(id)
                .map(OfferController::told)
                .orElseGet(() -> refused(OfferProblem.PARTNER_NOT_FOUND));
    }

    @Operation(operationId = "makePartner", summary = "Name a partner (staff)", description = ONCE)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(PARTNERS)
    ResponseEntity<PartnerView> makePartner(
            @Valid @RequestBody PartnerForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            Caller caller) {
        return switch (changeOffers.make(form, naming(key, form, caller))) {
            case Outcome.Done<Partner>(var made) ->
                    ResponseEntity.created(URI.create(PARTNERS + "/" + made.id()))
                            .eTag(Versions.etag(made.version()))
                            .body(PartnerView.of(made));
            case Outcome.Refused<Partner>(var why) -> refused(why);
        };
    }

    @Operation(operationId = "changePartner", summary = "Change a partner (staff)")
    @PutMapping(PARTNERS + "/{id}")
    ResponseEntity<PartnerView> changePartner(
            @PathVariable String id,
            @Valid @RequestBody PartnerForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (changeOffers.change(id, Versions.ifMatch(ifMatch), form)) {
            case Outcome.Done<Partner>(var changed) -> told(changed);
            case Outcome.Refused<Partner>(var why) -> refused(why);
        };
    }

    @Operation(
            operationId = "removePartner",
            summary = "Remove a partner (staff)",
            description = "Offers that name it are shown without it.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping(PARTNERS + "/{id}")
    ResponseEntity<Void> removePartner(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (changeOffers.removePartner(id, Versions.ifMatch(ifMatch))) {
            case Outcome.Done<Partner> _ -> ResponseEntity.noContent().build();
            case Outcome.Refused<Partner>(var why) -> refused(why);
        };
    }

    private static @Nullable Naming naming(
            @Nullable IdempotencyKey key, Object form, Caller caller) {
        return key == null
                ? null
                : new Naming(caller.subject(), key.value(), key.fingerprint(form));
    }

    private static boolean isOffice(HttpServletRequest request) {
        return request.isUserInRole("staff") || request.isUserInRole("admin");
    }

    private Map<String, Partner> partnersById() {
        return offers.allPartners().stream()
                .collect(Collectors.toMap(Partner::id, Function.identity()));
    }

    private ResponseEntity<OfferView> told(Offer offer) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(offer.version()))
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(OfferView.of(offer, partnersById()));
    }

    private static ResponseEntity<PartnerView> told(Partner partner) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(partner.version()))
                .body(PartnerView.of(partner));
    }

    /** A name for what is listed, from what it is made of; the framework answers 304 by it. */
    private static <T> ResponseEntity<T> listed(
            HttpServletRequest request, String versions, T body) {
        return ResponseEntity.ok()
                .headers(Freshness.of(request.getUserPrincipal()))
                .eTag("\"" + digest(versions) + "\"")
                .body(body);
    }

    private static String digest(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static <T> ResponseEntity<T> refused(Problem why) {
        return ResponseEntity.of(why.detail("Nothing was changed.")).build();
    }
}
