#include "core/identity/dormant_accounts.hpp"
#include "core/identity/user_accounts.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/accounts/user_pages.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {

Response get_open_account(App& app, const Request& request, const core::Actor& actor)
{
    const core::UserId id{request.value(0)};
    const auto user = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_account(work, app.clock, actor, id);
    });
    if (!user) return refusal_page(app, request, actor, user.error());
    const Frame frame = frame_for(app,
                                  request,
                                  actor,
                                  {.title = "Open an account again",
                                   .section = Section::accounts,
                                   .back = {"Back", account_url(id)}});
    return html_response(
        200,
        confirm_page(
            frame,
            {.heading = "Open the account of " + user->name.reveal() + " again?",
             .paragraphs = {"Do so only if they still work here: ask their manager. They sign in "
                            "with the password that they had.",
                            "Calendar programs and API tokens have to be set up anew."},
             .button = {.label = "Open the account again"},
             .action_url = open_account_url(id),
             .cancel_url = account_url(id)}));
}

Response post_open_account(App& app, const Request& request, const core::Actor& actor)
{
    const core::UserId id{request.value(0)};
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_suspended(work, app.clock, actor, id);
    });
    if (!opened) return refusal_page(app, request, actor, opened.error());
    return done(account_url(id), "account-opened");
}

}  // namespace quorate::server
