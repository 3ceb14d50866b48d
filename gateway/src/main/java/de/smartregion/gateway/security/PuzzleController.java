package de.smartregion.gateway.security;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Hands out puzzles to the portal's script and to programs of others. */
@RestController
class PuzzleController {
    private static final int LONGEST = 300;

    private final Puzzles puzzles;

    PuzzleController(Puzzles puzzles) {
        this.puzzles = puzzles;
    }

    /**
     * @param path where the proof will be sent
     */
    @GetMapping("/api/puzzle")
    Puzzle puzzle(@RequestParam("for") String path) {
        if (path.length() > LONGEST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return puzzles.make(path);
    }
}
