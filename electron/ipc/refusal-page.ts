/** The page for browsers without the token: plain, without scripts, and without any hint of what is inside. */
export const refusalPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Brms Studio</title>
<meta name="color-scheme" content="light dark">
<h1>Brms Studio</h1>
<p>This page needs the access token. Open the whole address that Brms Studio printed when it started;
it looks like <code>http://127.0.0.1:…/?token=…</code>.</p>
<p>If Brms Studio was restarted since, the address is a new one: look for it in the terminal. If it was left alone
for half a day, open the address once more.</p>
`;
