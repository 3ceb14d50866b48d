package de.smartregion.gateway.portal.events;

/** The seats of one kind of attendance. */
public record Pool(Attendance attendance, int seats) {}
