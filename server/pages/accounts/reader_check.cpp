#include "server/pages/accounts/reader_check.hpp"

#include <chrono>
#include <vector>

#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/mailed_link_words.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// Of each reader at a device, who may share it with others: it says nothing to who has no secret.
std::string cookie_name(const App& app, const core::PapersDoor& door)
{
    const std::string who =
        app.links.lasting_token("reader-cookie", core::seat_key(door.reader), 1);
    return "__Host-quorate-reader-" + app.links.hash(who).substr(0, 12);
}

std::string cookie_value(const App& app,
                         const core::PapersDoor& door,
                         const std::string& token,
                         bool is_shared)
{
    std::string value =
        cookie_name(app, door) + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    if (!is_shared)
        value +=
            "; Max-Age=" + std::to_string(std::chrono::seconds{core::device_trust_lasts}.count());
    return value;
}

// What was typed into the page, and what of it was wrong.
struct Typed {
    bool is_shared = false;
    std::vector<core::FieldError> errors = {};
};

// What was wrong stands in the address of the page to which the form leads, never what was typed:
// "?typed=wrong&left=3&shared=yes". Whoever loads the page again sends no form again.
constexpr std::string_view nothing_typed = "nothing";

std::string_view said_in_address(core::CodeAnswer answer)
{
    switch (answer) {
        case core::CodeAnswer::wrong:
            return "wrong";
        case core::CodeAnswer::used_up:
            return "used-up";
        case core::CodeAnswer::right:
        case core::CodeAnswer::over:
            break;
    }
    return "over";
}

void add_code_form(View& page,
                   const Typed& typed,
                   const ReaderCheckWords& words,
                   core::Language language)
{
    // Never given back: it was wrong.
    const std::vector<View> fields{
        text_input({.name = "code",
                    .label = std::string{words.code},
                    .hint = std::string{words.code_hint},
                    .error = error_for(typed.errors, "code"),
                    .width = 10,
                    .autocomplete = "one-time-code",
                    .input_mode = "numeric"}),
        checkboxes({.name = "shared",
                    .legend = std::string{words.this_device},
                    .options = {{.value = "yes",
                                 .label = std::string{words.shared},
                                 .hint = std::string{words.shared_hint}}},
                    .chosen = typed.is_shared ? std::vector<std::string>{"yes"}
                                              : std::vector<std::string>{},
                    .small = true})};
    page["code_fields"] =
        view_list(fields, [&](const View& field) { return field_in(language, field); });
    page["enter_button"] = button({.label = std::string{words.enter}});
}

View check_view(const core::DoorView& door,
                const DoorPage& about,
                const Typed& typed,
                const PageLanguage& in)
{
    const ReaderCheckWords& words = reader_check_words(in.language, about.behind);
    const bool has_phone = !door.meetings_phone.empty();
    const auto with_phone = [&](std::string_view with, std::string_view without) {
        return has_phone ? core::filled(with, {{"phone", door.meetings_phone}})
                         : std::string{without};
    };
    View page;
    set_mailed_link_words(page, in.language);
    page["error_summary"] = error_summary(typed.errors, in.language);
    page["heading"] = about.heading;
    page["reference"] = about.reference;
    page["check_url"] = about.url + "/code" + in.query;
    page["can_send"] = !door.masked.empty();
    page["cannot_send"] =
        door.masked.empty() ? with_phone(words.cannot_send_ring, words.cannot_send) : std::string{};
    page["why"] = core::filled(words.why, {{"address", door.masked}});
    page["code_is_sent"] = door.code_is_sent;
    if (door.code_is_sent) add_code_form(page, typed, words, in.language);
    page["can_ask"] = door.can_ask;
    page["send_button"] =
        button({.label = std::string{door.code_is_sent ? words.send_another : words.send},
                .look = door.code_is_sent ? ButtonLook::secondary : ButtonLook::primary,
                .name = "do",
                .value = "send"});
    page["wait"] =
        door.can_ask
            ? std::string{}
            : core::filled(words.wait,
                           {{"when", core::london_long_time(door.can_ask_at, in.language)}});
    page["no_mail"] = with_phone(words.no_mail_ring, words.no_mail);
    return page;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::PapersDoor& door,
              const DoorPage& about,
              const PageLanguage& in,
              int status,
              const Typed& typed)
{
    const core::DoorView seen = app.database.read([&](core::UnitOfWork& work) {
        return core::door_view(work, meeting_tools(app), door, reader_device(app, request, door));
    });
    Typed told = typed;
    if (!seen.code_is_sent)  // then there is no field to lead to
        for (core::FieldError& each : told.errors)
            each.field.clear();
    return html_page(app,
                     request,
                     actor,
                     "papers/reader_check",
                     {.title = about.title, .status = status, .in = in},
                     check_view(seen, about, told, in))
        .with("X-Robots-Tag", "noindex, nofollow");
}

// One digit; anything else is nothing that we said.
int tries_left(const Request& request)
{
    const std::string left = request.query.get("left");
    return left.size() == 1 && left[0] >= '1' && left[0] <= '9' ? left[0] - '0' : 1;
}

std::string said_of(const core::EnteredCode& entered, core::Language language)
{
    const ReaderCheckWords& words = reader_check_words(language);
    switch (entered.answer) {
        case core::CodeAnswer::wrong:
            return core::filled(words.wrong, {{"left", std::to_string(entered.tries_left)}});
        case core::CodeAnswer::used_up:
            return std::string{words.used_up};
        case core::CodeAnswer::right:
        case core::CodeAnswer::over:
            break;
    }
    return std::string{words.over};
}

// What the address says of a form that led here.
Typed typed_before(const Request& request, core::Language language)
{
    const ReaderCheckWords& words = reader_check_words(language);
    const std::string said = request.query.get("typed");
    Typed typed{.is_shared = request.query.get("shared") == "yes"};
    const auto wrong = [&typed](std::string message) {
        typed.errors = {{.field = "code", .message = std::move(message)}};
    };
    if (said == nothing_typed) wrong(std::string{words.type_it});
    for (const auto answer :
         {core::CodeAnswer::wrong, core::CodeAnswer::used_up, core::CodeAnswer::over})
        if (said == said_in_address(answer))
            wrong(said_of({.answer = answer, .tries_left = tries_left(request)}, language));
    return typed;
}

// To the page again, with what is wrong.
Response lead_back(const DoorPage& about,
                   const PageLanguage& in,
                   std::string_view said,
                   const Typed& typed,
                   int left = 0)
{
    std::string url = (about.check_url.empty() ? about.url : about.check_url) + in.query;
    url += url.find('?') == std::string::npos ? "?typed=" : "&typed=";
    url += said;
    if (left > 0) url += "&left=" + std::to_string(left);
    if (typed.is_shared) url += "&shared=yes";
    return see_other(url);
}

}  // namespace

std::string reader_device(const App& app, const Request& request, const core::PapersDoor& door)
{
    return request.cookie(cookie_name(app, door));
}

Response reader_check_page(App& app,
                           const Request& request,
                           const core::Actor& actor,
                           const core::PapersDoor& door,
                           const DoorPage& about,
                           const PageLanguage& in,
                           int status)
{
    return show(app, request, actor, door, about, in, status, typed_before(request, in.language));
}

Response answer_reader_check(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const core::PapersDoor& door,
                             const DoorPage& about,
                             const PageLanguage& in,
                             const std::function<Response(const std::string& device)>& opened)
{
    const Fields form = form_of(request);
    if (form.get("do") == "send") {
        const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
            return core::ask_reader_code(work, meeting_tools(app), door, actor.network);
        });
        if (asked)
            return done((about.check_url.empty() ? about.url : about.check_url) + in.query,
                        "code-sent");
        const int status = refusal_status(asked.error().refusal);
        return show(app, request, actor, door, about, in, status, {});
    }
    // Whoever sends the form again, as browsers do, has been let in.
    const std::string known = reader_device(app, request, door);
    const bool is_known = app.database.read([&](core::UnitOfWork& work) {
        return core::is_trusted(work, app.links, door, known, app.now());
    });
    if (is_known) return opened(known);

    const Typed typed{.is_shared = form.get("shared") == "yes"};
    if (core::typed_digits(form.get("code")).empty())
        return lead_back(about, in, nothing_typed, typed);
    const core::EnterCode command{
        .typed = form.get("code"), .is_shared = typed.is_shared, .network = actor.network};
    const auto entered = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::enter_reader_code(work, meeting_tools(app), app.digest, door, command);
    });
    if (!entered) return refusal_page(app, request, actor, entered.error(), in);
    if (entered->answer == core::CodeAnswer::right)
        return opened(entered->device)
            .with("Set-Cookie", cookie_value(app, door, entered->device, typed.is_shared));
    return lead_back(about, in, said_in_address(entered->answer), typed, entered->tries_left);
}

}  // namespace quorate::server
