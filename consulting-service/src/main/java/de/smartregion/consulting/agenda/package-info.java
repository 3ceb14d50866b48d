/** What cases ask of the calendars, and what these ask of busy times; ports, and nothing else. */
@NullMarked
package de.smartregion.consulting.agenda;

import org.jspecify.annotations.NullMarked;
