/** A line of a Makevars file that is known to break Stan. */
export interface MakevarsFault {
  readonly line: string;
  readonly why: string;
}

const rules: readonly (readonly [RegExp, string])[] = [
  [
    /-march=(?!x86-64(?:\s|$))\S+|-mavx\S*|-mcpu=native/,
    'models are built for another processor than rstan, so that R crashes while sampling',
  ],
  [/(?:^|\s)-Werror(?:\s|$)/, 'Stan’s headers give warnings, so no model compiles'],
  [/-Ofast|-ffast-math/, 'infinite and missing values, which Stan needs, cannot be told apart'],
  [/-std=(?:c|gnu)\+\+(?:98|03|11|0x|1x)(?:\s|$)/, 'Stan needs C++14 or, from rstan 2.26 on, C++17'],
  [/-fno-exceptions|-fno-rtti/, 'Stan cannot be compiled without exceptions and types at run time'],
  [/-D_GLIBCXX_USE_CXX11_ABI=0/, 'models do not fit the libraries of R and rstan'],
];

/** The lines of a Makevars that break Stan, with the reason; comments are ignored. */
export function makevarsFaults(text: string): readonly MakevarsFault[] {
  return text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    const broken = rules.find(([pattern]) => pattern.test(line));
    return broken ? [{ line, why: broken[1] }] : [];
  });
}

/** Compilers that a Makevars names: those of C++, by the standards that Stan is compiled with. */
export function makevarsCompilers(
  text: string,
): readonly { readonly name: string; readonly program: string }[] {
  const lines = text.matchAll(/^[ \t]*(CXX|CXX14|CXX17|CC|CXX1X)[ \t]*:?=[ \t]*(.+?)[ \t]*$/gm);
  return [...lines].flatMap(([, name = '', value = '']) => {
    const words = value.replace(/\s#.*$/, '').split(/\s+/);
    // For "ccache g++" both programs must exist; the compiler is the last one.
    const programs = words.filter((word) => /^[A-Za-z/][\w./+-]*$/.test(word));
    return programs.map((program) => ({ name, program }));
  });
}
