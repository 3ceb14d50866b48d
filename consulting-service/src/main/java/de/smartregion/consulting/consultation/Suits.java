package de.smartregion.consulting.consultation;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether somebody can come at a start. */
@Schema(name = "ConsultationSuits")
enum Suits {
    YES,
    IF_NEEDED,
    NO
}
