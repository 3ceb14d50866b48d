package de.smartregion.events.registration;

/**
 * The seats of one way to take part.
 *
 * @param seats how many there are
 * @param taken how many are held or confirmed
 * @param waiting how many registrations wait
 * @param overhang how many are taken beyond what there is; only made by lowering the seats
 * @param toldFull whether staff know that it is full
 */
record Pool(int seats, int taken, int waiting, int overhang, boolean toldFull) {

    Pool {
        if (seats < 0 || taken < 0 || waiting < 0 || overhang < 0) {
            throw new IllegalArgumentException("a pool counts from zero");
        }
        if (taken > seats + overhang) {
            throw new IllegalArgumentException("more taken than there are seats");
        }
        if (overhang > 0 && overhang != taken - seats) {
            throw new IllegalArgumentException("an overhang shrinks as people leave");
        }
    }

    /** What somebody who comes now could have: behind people who wait, nothing. */
    int free() {
        return waiting > 0 ? 0 : Math.max(0, seats - taken);
    }
}
