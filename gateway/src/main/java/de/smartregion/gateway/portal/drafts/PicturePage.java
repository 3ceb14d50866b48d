package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Reply;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.io.IOException;

/**
 * Takes a picture to the catalogue. The form is handed on as it came: only the catalogue looks into
 * it. What belongs to us (the token against forged forms too) therefore stands in the address.
 */
@Controller
class PicturePage {
    /** As smartregion.limits.larger has it. */
    private static final int MOST = 11 << 20;

    private final CatalogClient catalog;
    private final Drafts drafts;

    PicturePage(CatalogClient catalog, Drafts drafts) {
        this.catalog = catalog;
        this.drafts = drafts;
    }

    @PostMapping("/projekte/bilder/{id:[\\w~-]{1,80}}")
    String add(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        var door = new Door(id, token);
        if (!type.startsWith("multipart/form-data")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var form = request.getInputStream().readNBytes(MOST + 1);
        if (form.length > MOST) {
            return refused(door, Reply.Refusal.PICTURE_TOO_LARGE, page, response);
        }
        return switch (catalog.addPicture(id, door.key(), type, form)) {
            case Reply.Done<String>(var picture, _) -> "redirect:" + door.describing(picture);
            case Reply.Refused<String>(var why, _) -> refused(door, why, page, response);
            case Reply.Unaccepted<String> _ ->
                    refused(door, Reply.Refusal.NOT_A_PICTURE, page, response);
            case Reply.Unknown<String> _, Reply.Outdated<String> _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String refused(Door door, Reply.Refusal why, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("why", why);
        return drafts.show(door, page);
    }
}
