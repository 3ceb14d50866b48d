package de.smartregion.catalog.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** Our words for Lucene's own tools. */
final class StemAnalyzer extends Analyzer {

    private final German german;

    StemAnalyzer(German german) {
        this.german = german;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Stems(german));
    }

    private static final class Stems extends Tokenizer {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final German german;
        private final Deque<String> left = new ArrayDeque<>();

        Stems(German german) {
            this.german = german;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            left.clear();
            var text = new StringWriter();
            input.transferTo(text);
            for (var word : german.words(text.toString())) {
                left.add(word.form().stem());
                left.addAll(word.form().parts());
            }
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            var next = left.poll();
            if (next == null) {
                return false;
            }
            term.append(next);
            return true;
        }
    }
}
