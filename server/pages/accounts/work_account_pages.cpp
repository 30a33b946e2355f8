#include "server/pages/accounts/work_account_pages.hpp"

#include "server/app/page.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/app/work_sign_in_steps.hpp"
#include "server/pages/accounts/sign_in_code_pages.hpp"
#include "server/pages/directory/directory_urls.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view begin_path = "/sign-in/organisation";

Response told(WorkTrouble trouble, bool is_step_up, const std::string& next)
{
    const std::string ended{code(trouble)};
    return is_step_up
               ? see_other(with_query("/sign-in/confirm", {{"next", next}, {"ended", ended}}))
               : see_other(with_query("/sign-in", {{"ended", ended}, {"next", next}}));
}

bool is_signed_in(const core::Actor& actor)
{
    return actor.role != core::Role::anonymous;
}

}  // namespace

std::string work_sign_in_url(const App& app, const std::string& next)
{
    if (!app.work_provider) return {};
    return with_query(std::string{begin_path}, {{"next", own_path(next)}});
}

std::string work_step_up_url(App& app, const core::Actor& actor, const std::string& next)
{
    if (!app.work_provider) return {};
    const bool is_linked = app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::has_work_account(stores, actor.user);
    });
    if (!is_linked) return {};
    return with_query(std::string{begin_path}, {{"again", "1"}, {"next", own_path(next)}});
}

std::optional<Flash> work_flash(const std::string& ended)
{
    if (ended == code(WorkTrouble::over))
        return Flash{Alert::warning,
                     {.strong = "That took too long, or was begun in another window.",
                      .text = "Use your work account again, in this window."}};
    if (ended == code(WorkTrouble::cancelled))
        return Flash{Alert::warning,
                     {.strong = "Your work account was not used.",
                      .text = "Try again, or use another way."}};
    if (ended == code(WorkTrouble::down))
        return Flash{Alert::warning,
                     {.strong = "The sign-on of your organisation does not answer.",
                      .text = "Try again in a minute. If it goes on, ring your IT service desk."}};
    if (ended == code(WorkTrouble::too_many))
        return Flash{Alert::warning,
                     {.strong = "There were too many attempts.",
                      .text = "Wait five minutes, then use your work account again."}};
    if (ended == code(WorkTrouble::no_proof))
        return Flash{
            Alert::warning,
            {.strong = "The sign-on of your organisation does not say when you proved who you are.",
             .text = "So your work account cannot confirm it here. Use your password with the code "
                     "from your app, or your passkey. If this page offers neither, ask an "
                     "administrator of this service."}};
    if (ended == code(WorkTrouble::refused))
        return Flash{
            Alert::warning,
            {.strong = "Your work account does not open this.",
             .text = "Ask an administrator of this service to look at your account and its "
                     "role: the audit tells them why."}};
    return std::nullopt;
}

Response get_sign_in_work(App& app, const Request& request, const core::Actor& actor)
{
    const std::string next = own_path(request.query.get("next"));
    const bool again = request.query.get("again") == "1" && is_signed_in(actor);
    if (is_signed_in(actor) && !again) return see_other("/");
    if (!app.work_provider) return see_other("/sign-in");
    const auto begun = begin_work_round(
        app, next, again ? WorkProvider::Ask::prove_again : WorkProvider::Ask::sign_in);
    if (!begun) return told(WorkTrouble::down, again, next);
    return see_other(begun->location).with("Set-Cookie", work_cookie_value(begun->cookie));
}

Response get_sign_in_work_back(App& app, const Request& request, const core::Actor& actor)
{
    if (!app.work_provider) return see_other("/sign-in");
    const EndedWorkRound end = end_work_round(app, request, actor.network);
    Response response;
    if (end.trouble)
        response = told(*end.trouble, end.is_step_up, end.next);
    else if (end.outcome.signed_in)
        response = with_session(app, end.outcome, end.next);
    else
        response = to_sign_in_code(end.outcome, end.next);
    return response.with("Set-Cookie", work_cookie_value(""));
}

Response get_sign_in_work_leave(App& app, const Request&, const core::Actor& actor)
{
    if (is_signed_in(actor)) return see_other("/");
    if (!app.work_provider) return see_other("/sign-in");
    const auto url = app.work_provider->sign_out_url(app.settings.public_url() + "/sign-in");
    return see_other(url.value_or("/sign-in"));
}

}  // namespace quorate::server
