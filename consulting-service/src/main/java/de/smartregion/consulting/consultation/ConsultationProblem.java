package de.smartregion.consulting.consultation;

import de.smartregion.platform.web.Problem;

/** Why a request about a case is refused; the name is the problem's type, and a contract. */
enum ConsultationProblem implements Problem {
    CONSULTATION_NOT_FOUND(404, "There is no such consultation"),
    HOLD_NOT_FOUND(404, "There is no such hold"),
    NOT_YOURS_TO_DO(403, "Somebody else decides this"),
    SLOT_TAKEN(409, "Somebody was faster"),
    HOLD_DIFFERS(409, "Something else was held"),
    QUOTA_USED(409, "The municipality has had its appointments of the year"),
    CONSULTATION_OVER(409, "The consultation is over"),
    CONSULTATION_OPEN(409, "The consultation is not over; withdraw it first"),
    CONSULTATION_UNCONFIRMED(409, "The address has not been confirmed"),
    CONSULTATION_EXPIRED(409, "It was not confirmed in time"),
    STILL_SETTLING(409, "Something else is being done with it"),
    NOT_OFFERED(409, "This is not offered, or not any more"),
    NOTHING_TO_CHOOSE(409, "Only one start is on offer"),
    NOBODY_TO_ASK(409, "Nobody else is named in the case"),
    NOT_SCHEDULED(409, "There is no appointment"),
    NOT_HELD(409, "The appointment was not held"),
    ALREADY_SCHEDULED(409, "There is an appointment; move it instead"),
    TOO_LATE(409, "It is too late to change it"),
    TOO_EARLY(409, "The appointment has not begun"),
    TOO_MANY_APPOINTMENTS(409, "There are too many appointments in one case"),
    OFFER_STANDS(409, "Starts are on offer for the way it was asked for; answer them first"),
    SEVERAL_APPOINTMENTS(
            409, "Several appointments are to come; this is not changed for all at once"),
    MODE_DOES_NOT_FIT(409, "The consultant's day has no room for it that way"),
    REPORT_MISSING(409, "There is no report"),
    CONSULTANT_DOES_NOT_FIT(409, "This consultant cannot be booked"),
    CONSULTANT_NOT_FREE(409, "This consultant is not free then"),
    COMES_ALREADY(409, "This consultant comes already"),
    ALREADY_ACCOMPANIED(409, "Somebody comes along already; take them off first"),
    LINK_EXPIRED(409, "The link has expired"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request");

    private final int status;
    private final String title;

    ConsultationProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
