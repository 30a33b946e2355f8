#include "server/pages/accounts/sign_in_code_pages.hpp"

#include <algorithm>
#include <chrono>
#include <functional>

#include "core/dates/london_time.hpp"
#include "core/identity/enrol_second_factor.hpp"
#include "core/people/authority_store.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/app/sign_in_steps.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view challenge_cookie = "__Host-quorate-signing-in";

bool is_control(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

std::string challenge_cookie_value(const std::string& token)
{
    const auto seconds =
        std::chrono::seconds{token.empty() ? std::chrono::minutes{0} : core::challenge_lasts};
    return std::string{challenge_cookie} + "=" + token +
           "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds.count());
}

std::string code_url(const std::string& next, const std::string& with)
{
    return with_query("/sign-in/code", {{"with", with}, {"next", next}});
}

View code_field(bool with_recovery, const std::vector<core::FieldError>& errors)
{
    if (with_recovery)
        return text_input({.name = "code",
                           .label = "Recovery code",
                           .hint = "16 letters and digits in groups of four, such as "
                                   "abcd-efgh-2345-ijkl. Each works once",
                           .error = error_for(errors, "code"),
                           .width = 20,
                           .autocomplete = "off"});
    return text_input({.name = "code",
                       .label = "Code from your app",
                       .hint = "6 digits; a new one comes every 30 seconds",
                       .error = error_for(errors, "code"),
                       .width = 10,
                       .autocomplete = "one-time-code",
                       .input_mode = "numeric"});
}

// The only council's telephone and mailbox; of several, nobody knows yet which one it is.
std::string helpers(App& app)
{
    const auto councils =
        app.database.read([](core::UnitOfWork& work) { return work.authorities.all(); });
    std::string words = "Ask an administrator of this service.";
    if (councils.size() != 1) return words;
    const core::Authority& council = councils.front();
    if (!council.meetings_phone.empty())
        words += " If you do not know who that is, ring " + council.meetings_phone + ".";
    return words;
}

// What they have set up whose password was right.
struct OwnFactors {
    bool app = true;
    bool passkey = false;
};

OwnFactors factors_of(App& app, const Request& request)
{
    return app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto user =
            core::awaited_user(stores, app.identity_tools(), request.cookie(challenge_cookie));
        if (!user) return OwnFactors{};
        const auto factor = stores.second_factors.find(*user);
        return OwnFactors{
            .app = factor && factor->proven_at,
            .passkey = app.passkeys.is_offered() && !stores.passkeys.of_user(*user).empty()};
    });
}

// By what is asked.
std::string heading_of(const OwnFactors& own, bool with_recovery)
{
    if (own.passkey && own.app && !with_recovery) return "Use your passkey or enter your code";
    if (own.passkey) return "Use your passkey or a recovery code";
    return with_recovery ? "Enter a recovery code" : "Enter your code";
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::string& next,
              bool asks_recovery,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const OwnFactors own = factors_of(app, request);
    const bool with_recovery = asks_recovery || !own.app;
    const std::string other = code_url(next, with_recovery ? "" : "recovery");
    const std::vector<View> fields{code_field(with_recovery, errors),
                                   hidden_input("next", next),
                                   hidden_input("with", with_recovery ? "recovery" : "")};
    const std::string heading = heading_of(own, with_recovery);
    View page;
    page["heading"] = heading;
    page["error_summary"] = error_summary(errors);
    page["fields"] = view_list(fields, std::identity{});
    page["submit"] = button({.label = "Continue"});
    page["helpers"] = helpers(app);
    page["recovery_url"] = with_recovery ? std::string{} : other;
    page["app_url"] = with_recovery && own.app ? other : std::string{};
    page["without_app"] = !own.app;
    page["passkey"] =
        own.passkey
            ? passkey_form({.url = "/sign-in/passkey",
                            .options_url = "/sign-in/passkey/options",
                            .fields = {hidden_input("next", next)},
                            .button = {.label = "Use a passkey", .look = ButtonLook::secondary}})
            : View{false};
    return html_page(app,
                     request,
                     actor,
                     "standard/sign_in_code",
                     {.title = heading, .status = status},
                     std::move(page));
}

}  // namespace

// Only a path of ours: "//elsewhere.example" and "/\elsewhere" would leave, and so would a path
// with a tab or a line break, which browsers leave out.
std::string own_path(const std::string& next)
{
    const bool ours = next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\' &&
                      std::ranges::none_of(next, is_control) && !next.starts_with("/sign-");
    return ours ? next : "/";
}

std::string sentence_for(const core::SignInOutcome& outcome)
{
    if (outcome.refusal == core::Refusal::too_many_attempts && outcome.wait_until)
        return "There were too many attempts. Wait until " +
               // The minute that has begun by then.
               core::london_clock_time(*outcome.wait_until + std::chrono::seconds{59}) +
               ", then try again";
    const core::RefusalText& text = core::refusal_text(outcome.refusal);
    std::string message{text.sentence};
    message.append(" ").append(text.next_step);
    message.pop_back();
    return message;
}

Response with_session(App& app, const core::SignInOutcome& outcome, const std::string& next)
{
    const core::NewSession& session = *outcome.signed_in;
    Response response = see_other(own_path(next));
    if (session.session.must_enrol) {
        response = see_other(own_second_factor_url());
    } else if (outcome.second_factor == core::Factor::recovery_code) {
        const int left = app.database.read([&](core::UnitOfWork& work) {
            return app.identity_stores(work).second_factors.recovery_codes_left(session.user.id);
        });
        if (left <= core::few_recovery_codes) response = see_other(own_second_factor_url());
    }
    return response.with("Set-Cookie", session_cookie_value(session.token));
}

Response to_sign_in_code(const core::SignInOutcome& outcome, const std::string& next)
{
    return see_other(code_url(own_path(next), ""))
        .with("Set-Cookie", challenge_cookie_value(outcome.challenge));
}

std::string sign_in_challenge(const Request& request)
{
    return request.cookie(challenge_cookie);
}

std::string asking_session(const App& app, const Request& request, const core::Actor& actor)
{
    if (actor.role == core::Role::anonymous || request.session_token.empty()) return {};
    return app.digest.sha256(request.session_token);
}

std::string begin_again_url(const core::Actor& actor, const std::string& next)
{
    if (actor.role == core::Role::anonymous) return "/sign-in?ended=code";
    return with_query("/sign-in/confirm", {{"next", next}, {"ended", "work-over"}});
}

Response get_sign_in_help(App& app, const Request& request, const core::Actor& actor)
{
    View page;
    page["helpers"] = helpers(app);
    page["has_work_accounts"] = app.work_provider != nullptr;
    return html_page(app,
                     request,
                     actor,
                     "standard/sign_in_help",
                     {.title = "If you cannot sign in", .back = {"Sign in", "/sign-in"}},
                     std::move(page));
}

Response get_sign_in_code(App& app, const Request& request, const core::Actor& actor)
{
    const bool is_signed_in = actor.role != core::Role::anonymous;
    const auto awaited = app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::awaited_user(stores, app.identity_tools(), request.cookie(challenge_cookie));
    });
    // Whoever is signed in is asked for a code of theirs alone, after their work account.
    if (is_signed_in && awaited != actor.user) return see_other("/");
    if (!awaited) return see_other("/sign-in?ended=code");
    return show(app,
                request,
                actor,
                own_path(request.query.get("next")),
                request.query.get("with") == "recovery");
}

Response post_sign_in_code(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string next = own_path(form.get("next"));
    const bool with_recovery = form.get("with") == "recovery";
    // Nothing typed is no wrong code: it counts as no attempt.
    if (form.get("code").empty()) {
        const std::string says =
            with_recovery ? "Enter a recovery code" : "Enter the 6 digits that your app shows now";
        return show(app, request, actor, next, with_recovery, {{"code", says}}, 422);
    }
    const auto outcome = enter_code(app,
                                    {.challenge = request.cookie(challenge_cookie),
                                     .typed = form.get("code"),
                                     .network = actor.network,
                                     .session_hash = asking_session(app, request, actor)});
    if (outcome.signed_in)
        return with_session(app, outcome, next).with("Set-Cookie", challenge_cookie_value(""));
    if (outcome.refusal == core::Refusal::not_signed_in)
        return see_other(begin_again_url(actor, next));
    std::string says = sentence_for(outcome);
    if (outcome.refusal == core::Refusal::sign_in_failed)
        says = with_recovery ? "That is not one of your recovery codes, or it was used before"
                             : "That is not the code, or it was used before. Wait for the next one "
                               "and enter that";
    Response response = show(app,
                             request,
                             actor,
                             next,
                             with_recovery,
                             {{"code", std::move(says)}},
                             refusal_status(outcome.refusal));
    response.code = core::refusal_text(outcome.refusal).code;
    return response;
}

}  // namespace quorate::server
