package de.smartregion.consulting.consultant;

import de.smartregion.consulting.consultant.EditDirectory.Seen;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Modules over HTTP: read by everybody, written by staff. */
@Tag(name = "modules")
@RestController
@RequestMapping("/api/consulting/modules")
class ModuleController {

    private final Roll roll;
    private final EditDirectory editDirectory;

    @Schema(name = "Modules", requiredProperties = "items")
    record ModulesView(List<ModuleView> items) {}

    ModuleController(Roll roll, EditDirectory editDirectory) {
        this.roll = roll;
        this.editDirectory = editDirectory;
    }

    @Operation(
            operationId = "listModules",
            summary = "What can be booked",
            description = "Staff see what cannot be booked any more, too.")
    @GetMapping
    ResponseEntity<ModulesView> list(HttpServletRequest request) {
        boolean staff = request.isUserInRole("staff") || request.isUserInRole("admin");
        var shown = roll.modules().stream().filter(it -> it.active() || staff).toList();
        var versions = new StringBuilder();
        shown.forEach(
                it -> versions.append(it.code()).append('.').append(it.version()).append('.'));
        return ResponseEntity.ok()
                .headers(Freshness.of(request.getUserPrincipal()))
                .eTag(Text.etag(versions.toString()))
                .body(new ModulesView(shown.stream().map(ModuleView::of).toList()));
    }

    @Operation(
            operationId = "putModule",
            summary = "Make or change a module (staff)",
            description =
                    "With If-None-Match: * it is made, with If-Match it is changed; without either, 428.")
    @PutMapping("/{code}")
    ResponseEntity<ModuleView> put(
            @PathVariable @Pattern(regexp = Module.CODE) String code,
            @Valid @RequestBody ModuleForm form,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        var edited = editDirectory.put(form.module(code), Seen.of(ifMatch, ifNoneMatch));
        return ResponseEntity.status(edited.made() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Versions.etag(edited.now().version()))
                .body(ModuleView.of(edited.now()));
    }
}
