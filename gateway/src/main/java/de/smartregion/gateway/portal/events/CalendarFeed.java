package de.smartregion.gateway.portal.events;

/** The address of a person's calendar: whoever knows it reads their dates. */
public record CalendarFeed(String address) {
    @Override
    public String toString() {
        return "calendar feed"; // the address opens it
    }
}
