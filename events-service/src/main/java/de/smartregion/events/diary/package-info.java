/** What a person is registered for, and a calendar of it. */
@NullMarked
package de.smartregion.events.diary;

import org.jspecify.annotations.NullMarked;
