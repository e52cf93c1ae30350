import { StreamLanguage } from '@codemirror/language';

const blocks =
  /^(functions|data|transformed data|parameters|transformed parameters|model|generated quantities)(?=\s*\{)/;
const types =
  /^(int|real|vector|row_vector|matrix|simplex|unit_vector|ordered|positive_ordered|corr_matrix|cov_matrix|cholesky_factor_corr|cholesky_factor_cov|array|void|complex|tuple|lower|upper|offset|multiplier)\b/;
const keywords = /^(for|in|while|if|else|return|break|continue|target|profile|print|reject)\b/;

interface StanState {
  inComment: boolean;
}

/** Stan's tokens as far as reading needs them (Stan Reference Manual, "Lexical"). */
export const stanLanguage = StreamLanguage.define<StanState>({
  name: 'stan',
  startState: () => ({ inComment: false }),
  token(stream, state) {
    if (state.inComment) {
      if (stream.match(/^.*?\*\//)) state.inComment = false;
      else stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match('/*')) {
      state.inComment = true;
      return 'comment';
    }
    if (stream.match(/^(\/\/|#).*/)) return 'comment';
    if (stream.match(/^"[^"]*"/)) return 'string';
    if (stream.match(blocks)) return 'heading';
    if (stream.match(types)) return 'typeName';
    if (stream.match(keywords)) return 'keyword';
    if (stream.match(/^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/)) return 'number';
    if (stream.match(/^[A-Za-z]\w*(?=\s*\()/)) return 'variableName.function';
    if (stream.match(/^[A-Za-z]\w*/)) return 'variableName';
    if (stream.match(/^[~<>=+\-*/^%!&|?:]+/)) return 'operator';
    stream.next();
    return null;
  },
});
