//! What a page complains about, from its first moment on, in every engine.

/// Markup to serve in front of everything else in `<head>`: before the policy, so that it runs at all. Complaints are
/// gathered in `window.complaints`.
pub const SCRIPT: &str = r#"<script>
window.complaints = [];
addEventListener("error", (event) => complaints.push("error: " + (event.message || (event.target && (event.target.src || event.target.href)))), true);
addEventListener("unhandledrejection", (event) => complaints.push("rejection: " + event.reason));
addEventListener("securitypolicyviolation", (event) => complaints.push("policy: " + event.violatedDirective + " " + event.blockedURI));
for (const level of ["error", "warn"]) {
  const usual = console[level];
  console[level] = (...words) => { complaints.push(level + ": " + words.join(" ")); usual.apply(console, words); };
}
</script>"#;
