package de.smartregion.consulting.consultation;

import de.smartregion.consulting.RunningConsulting;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The running service with calendars on paper, beside the one with real calendars. */
@Import(PaperAgenda.OnTheDesk.class)
// Each of the two hears everything, and acts on its own store.
@TestPropertySource(
        properties = {
            "spring.cloud.stream.bindings.freedMessages-in-0.group=on-paper",
            "spring.cloud.stream.bindings.absenceMessages-in-0.group=on-paper"
        })
interface OnPaper extends RunningConsulting {}
