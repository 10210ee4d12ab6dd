/* Where the navigation is pushed sideways, it begins at the page that is open. */

/* What was done is said once: who reads the page again, or is sent its address, did nothing. */
const here = new URL(location.href), TOLD = ["tamam", "giden", "done", "bos"];
for (const name of TOLD) here.searchParams.delete(name);
/* Also of a page that a form was answered with: going back or reading it again sends nothing. */
history.replaceState(history.state, "", here);

const nav = document.querySelector(".desk-bar nav"), open = nav?.querySelector("[aria-current]");
if (open && nav.scrollWidth > nav.clientWidth) open.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
