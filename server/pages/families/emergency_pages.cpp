// Opening a family in an emergency.
#include "server/pages/families/emergency_pages.hpp"

#include "core/cases/emergency_access.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/passkey_store.hpp"
#include "core/identity/second_factor.hpp"
#include "core/identity/session_store.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/app/sign_in_steps.hpp"
#include "server/pages/accounts/sign_in_code_pages.hpp"
#include "server/pages/accounts/work_account_pages.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

using core::EmergencyAccess;
using core::EmergencyState;

core::EmergencyAccessId access_of(const Request& request)
{
    return core::EmergencyAccessId{request.value(0)};
}

std::string said_of(const EmergencyAccess& access, EmergencyState state)
{
    switch (state) {
        case EmergencyState::waiting:
            return "Check the reference: if no family has it, nobody can help with this request. "
                   "If one has it, it is sealed and needs the yes of a second person. You asked "
                   "at " +
                   core::london_short_time(access.asked_at) +
                   ". Do not wait for an answer: if it is urgent, ring a service manager. The "
                   "request lapses after 24 hours.";
        case EmergencyState::approved:
            return "A second person has approved it. You can open it once.";
        case EmergencyState::lapsed:
            return "Nobody approved it, or it was not opened, within 24 hours.";
        case EmergencyState::open:
            return "You can read it until " + core::london_clock_time(*access.ends_at) + ".";
        case EmergencyState::over:
            return "It ended at " + core::london_short_time(*access.ends_at) + ".";
    }
    return {};
}

View own_view(const EmergencyAccess& access, core::Instant now)
{
    const EmergencyState state = state_of(access, now);
    View view;
    view["reference"] = access.reference;
    view["said"] = said_of(access, state);
    view["open_url"] =
        state == EmergencyState::approved ? open_emergency_url(access.id.text()) : std::string{};
    view["open_now"] = button({.label = "Open it now", .about = access.reference});
    view["family_url"] = state == EmergencyState::open ? family_url(access.case_id) : std::string{};
    return view;
}

bool has_code(App& app, const core::Actor& actor)
{
    return app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::has_second_factor(stores, actor.user);
    });
}

// Whoever never types a password here may know none.
bool has_other_ways(App& app, const core::Actor& actor)
{
    const bool has_passkey = app.database.read(
        [&](core::UnitOfWork& work) { return !work.passkeys.of_user(actor.user).empty(); });
    return has_passkey || !work_step_up_url(app, actor, emergency_access_url()).empty();
}

// Asked on the page itself, so that nothing that was typed is lost.
std::vector<View> password_fields(App& app,
                                  const core::Actor& actor,
                                  const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields{text_input({.name = "password",
                                         .label = "Your password",
                                         .hint = "It is asked for again after a while",
                                         .error = error_for(errors, "password"),
                                         .width = 20,
                                         .type = "password",
                                         .autocomplete = "current-password"})};
    if (has_code(app, actor))
        fields.push_back(text_input({.name = "code",
                                     .label = "The code from your app, or a recovery code",
                                     .error = error_for(errors, "code"),
                                     .width = 20,
                                     .autocomplete = "one-time-code"}));
    return fields;
}

Response ask_page(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const Fields& typed,
                  const FormTrouble& trouble = {{}, 200})
{
    const auto own = app.read(actor, [&](core::UnitOfWork& work) {
        return core::own_emergency_access(work, case_tools(app), actor);
    });
    if (!own) return refusal_page(app, request, actor, own.error());

    const bool may_ask_now = actor.has_stepped_up(app.now());
    // What was typed stays on the page when the time of the password was over in between.
    const bool asks_password = !may_ask_now && request.method == Method::post;
    View confirm;
    confirm["label"] =
        std::string{asks_password ? "Use your passkey or work account, then type it again"
                                  : "Enter your password to go on"};
    confirm["link_url"] = "/sign-in/confirm?next=" + emergency_access_url();
    confirm["secondary"] = asks_password;
    confirm["about"] = std::string{};
    const auto wrong = [&](const char* field) { return error_for(trouble.errors, field); };
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] = page_head({.heading = "Open a family in an emergency"});
    const bool has_form = may_ask_now || asks_password;
    const bool offers_confirm = asks_password ? has_other_ways(app, actor) : !has_form;
    page["confirm"] = offers_confirm ? confirm : View{false};
    page["ask_url"] = has_form ? emergency_access_url() : std::string{};
    std::vector<View> fields{text_input({.name = "reference",
                                         .label = "Reference of the family",
                                         .value = typed.get("reference"),
                                         .hint = "For example EX-2041",
                                         .error = wrong("reference"),
                                         .width = 10,
                                         .autocomplete = "off"}),
                             textarea({.name = "reason",
                                       .label = "Why must you see this record now?",
                                       .value = typed.get("reason"),
                                       .hint = "At least 20 characters. Name nobody: it is kept "
                                               "for good, and managers and auditors read it.",
                                       .error = wrong("reason"),
                                       .rows = 3})};
    if (asks_password)
        for (View& field : password_fields(app, actor, trouble.errors))
            fields.push_back(std::move(field));
    page["fields"] = view_list(fields, [](const View& field) { return field; });
    page["open"] = button({.label = "Open for 60 minutes", .look = ButtonLook::warning});
    page["own_some"] = !own->empty();
    page["own"] =
        view_list(*own, [&](const EmergencyAccess& each) { return own_view(each, app.now()); });
    return html_page(app,
                     request,
                     actor,
                     "emergency/ask",
                     {.title = "Emergency access",
                      .section = Section::families,
                      .back = {.label = "Families", .url = families_url()},
                      .status = trouble.status},
                     std::move(page));
}

// Takes the password that was typed with the form. Nothing: it was taken, and the outcome holds the
// session that goes on.
std::optional<FormTrouble> confirm_password(App& app,
                                            const Request& request,
                                            const core::Actor& actor,
                                            const Fields& form,
                                            core::SignInOutcome& outcome)
{
    if (form.get("password").empty())
        return FormTrouble{{{"password", "Enter your password"}}, 422};
    if (has_code(app, actor) && form.get("code").empty())
        return FormTrouble{{{"code", "Enter the code from your app, or a recovery code"}}, 422};
    const auto session = app.database.read([&](core::UnitOfWork& work) {
        return work.sessions.find(app.digest.sha256(request.session_token));
    });
    if (!session) return FormTrouble{{{"password", "Sign in again"}}, 401};
    outcome = step_up(app, *session, form.get("password"), form.get("code"));
    if (outcome.signed_in) return std::nullopt;
    const bool is_wrong = outcome.refusal == core::Refusal::sign_in_failed;
    return FormTrouble{
        {{"password",
          is_wrong ? "The password or the code is not right. Try again" : sentence_for(outcome)}},
        refusal_status(outcome.refusal)};
}

}  // namespace

Response get_emergency_access(App& app, const Request& request, const core::Actor& actor)
{
    return ask_page(app, request, actor, {});
}

Response post_emergency_access(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    core::Actor asker = actor;
    core::SignInOutcome confirmed;
    if (!actor.has_stepped_up(app.now())) {
        if (const auto trouble = confirm_password(app, request, actor, form, confirmed))
            return ask_page(app, request, actor, form, *trouble);
        asker.stepped_up_at = app.now();
    }
    const auto to = [&](std::string url) {
        return confirmed.signed_in ? with_session(app, confirmed, url) : see_other(std::move(url));
    };
    const auto asked = app.transact(asker, [&](core::UnitOfWork& work) {
        return core::ask_for_emergency_access(
            work,
            case_tools(app),
            asker,
            {.reference = form.get("reference"), .reason = core::FreeText{form.get("reason")}});
    });
    if (!asked) {
        const auto trouble = form_trouble(asked.error());
        if (!confirmed.signed_in)
            return trouble ? ask_page(app, request, asker, form, *trouble)
                           : refusal_page(app, request, asker, asked.error());
        // The password was taken, so the page belongs to the session that goes on.
        Request renewed = request;
        renewed.csrf_token = confirmed.signed_in->session.csrf_token;
        Response response = trouble ? ask_page(app, renewed, asker, form, *trouble)
                                    : refusal_page(app, renewed, asker, asked.error());
        return std::move(response).with("Set-Cookie",
                                        session_cookie_value(confirmed.signed_in->token));
    }
    app.metrics.count("break_glass_total",
                      asked->opened ? "result=\"opened\"" : "result=\"asked\"");
    if (!asked->opened) return to(emergency_access_url() + "?done=emergency-asked");
    return to(family_url(*asked->opened));
}

Response post_open_emergency(App& app, const Request& request, const core::Actor& actor)
{
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_approved_access(work, case_tools(app), actor, access_of(request));
    });
    if (!opened) return refusal_page(app, request, actor, opened.error());
    app.metrics.count("break_glass_total", "result=\"opened\"");
    return see_other(family_url(*opened));
}

Response post_end_emergency(App& app, const Request& request, const core::Actor& actor)
{
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::end_emergency_access(work, case_tools(app), actor, access_of(request));
    });
    if (!ended) return refusal_page(app, request, actor, ended.error());
    return done(emergency_access_url(), "emergency-ended");
}

Response post_approve_emergency(App& app, const Request& request, const core::Actor& actor)
{
    const auto approved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::approve_emergency_access(work, case_tools(app), actor, access_of(request));
    });
    if (!approved) return refusal_page(app, request, actor, approved.error());
    return done(emergency_reviews_url(), "emergency-approved");
}

}  // namespace quorate::server
