#include "server/pages/accounts/secret_page.hpp"

namespace quorate::server {

Response secret_page(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const SecretPage& secret)
{
    View page;
    page["head"] = page_head({.heading = secret.heading});
    page["notice"] =
        alert(Alert::information, {.strong = "Shown this once.", .text = secret.advice});
    page["label"] = secret.label;
    page["secret"] = secret.secret;
    page["on_url"] = secret.on.url;
    page["on_label"] = secret.on.label;
    return html_page(
        app, request, actor, "accounts/secret", {.title = secret.heading}, std::move(page));
}

}  // namespace quorate::server
