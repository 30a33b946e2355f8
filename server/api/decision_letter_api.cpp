#include "server/api/decision_letter_api.hpp"

#include <algorithm>
#include <utility>

#include "core/circulation/decision_letters.hpp"
#include "core/circulation/release_letters.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/case_json.hpp"
#include "server/api/given_members.hpp"
#include "server/app/api.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

using core::DecisionLetter;
using core::DecisionLetters;

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

json::value text_json(const DecisionLetter& letter)
{
    if (!letter.exists()) return nullptr;
    return letter_text_json(letter.text);
}

json::value sent_json(const core::KeptLetter& kept)
{
    if (!kept.sent_on || !kept.sent_how) return nullptr;
    return json::object{{"on", core::iso(*kept.sent_on)},
                        {"how", core::code(*kept.sent_how)},
                        {"noted_by", id_or_null(kept.sent_by)},
                        {"noted_at", instant_or_null(kept.sent_at)},
                        {"text", kept.sent_text.reveal()}};
}

json::array replaces_json(const DecisionLetter& letter)
{
    json::array earlier;
    for (const core::ReplacedLetter& each : letter.earlier)
        earlier.push_back(sent_json({.sent_text = each.sent_text,
                                     .sent_on = each.sent_on,
                                     .sent_how = each.sent_how,
                                     .sent_by = each.sent_by,
                                     .sent_at = each.sent_at}));
    return earlier;
}

json::object letter_json(const DecisionLetter& letter)
{
    const bool common = letter.kind == core::Recipient::professional;
    return {{"recipient", letter.recipient},
            {"for", common ? "professionals" : "family"},
            {"family_member", id_or_null(letter.member)},
            {"why_none", letter.why_none},
            {"letter", text_json(letter)},
            {"sent", sent_json(letter.kept)},
            {"has_changed", letter.has_changed},
            {"put_right", letter.put_right},
            {"replaces", replaces_json(letter)},
            {"release", core::code(letter.release())},
            {"refused_because",
             letter.release() == core::LetterRelease::refused ? letter.copy->reason.reveal() : ""},
            {"version", letter.kept.version}};
}

json::object waiting_json(const core::WaitingLetter& waiting)
{
    const core::LetterCopy& copy = waiting.copy;
    json::value last_day = nullptr;
    if (waiting.last_day) last_day = core::iso(*waiting.last_day);
    return {{"id", copy.id.text()},
            {"meeting", copy.meeting.text()},
            {"recipient", copy.recipient},
            {"last_day", std::move(last_day)},
            {"prepared_by", copy.prepared_by.text()},
            {"prepared_at", core::iso_utc(copy.prepared_at)},
            {"is_own", waiting.is_own}};
}

core::LetterCopyId copy_of(const Request& request)
{
    return core::LetterCopyId{request.value(0)};
}

// That there are no letters is said of the request as a whole.
core::Error of_request(core::Error error)
{
    return renamed(std::move(error), {{"meeting", ""}, {"recipient", ""}});
}

// There is no body whose member could be named.
core::Error of_release(core::Error error)
{
    return renamed(std::move(error), {{"letter", ""}});
}

// Nothing can be in the way of reading: there are letters of this meeting, or there are none.
core::Error of_reading(core::Error error)
{
    if (error.refusal == core::Refusal::wrong_state) error.refusal = core::Refusal::invalid_input;
    return of_request(std::move(error));
}

core::Result<DecisionLetter> letter_after(App& app,
                                          const Request& request,
                                          const core::Actor& actor,
                                          core::UnitOfWork& work)
{
    const auto letters = core::view_decision_letters(work, app.clock, actor, meeting_of(request));
    if (!letters) return letters.error();
    const auto found =
        std::ranges::find(letters->letters, request.value(1), &DecisionLetter::recipient);
    if (found == letters->letters.end()) return core::Refusal::not_found;
    return *found;
}

ApiAnswer letter_answer(const DecisionLetter& letter)
{
    return {.body = letter_json(letter), .version = letter.kept.version};
}

}  // namespace

json::object letter_text_json(const core::LetterText& text)
{
    json::array parts;
    for (const core::LetterPart& part : text.parts) {
        json::array paragraphs;
        for (const std::string& words : part.paragraphs)
            paragraphs.emplace_back(words);
        parts.push_back(
            json::object{{"heading", part.heading}, {"paragraphs", std::move(paragraphs)}});
    }
    return {{"language", core::code(text.language)},
            {"greeting", text.greeting},
            {"heading", text.heading},
            {"opening", text.opening},
            {"parts", std::move(parts)},
            {"closing", text.closing},
            {"signature", text.signature},
            {"council", text.council}};
}

Response get_api_decision_letters(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_decision_letters(work, app.clock, actor, meeting_of(request));
    };
    const auto render = [](const DecisionLetters& letters) {
        json::array items;
        for (const DecisionLetter& letter : letters.letters)
            items.push_back(letter_json(letter));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render, of_reading);
}

Response put_api_decision_letter(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::WordLetter command{.meeting = meeting_of(request),
                             .recipient = request.value(1),
                             .opening = text_member(*body, "opening", errors),
                             .closing = text_member(*body, "closing", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto save = [&](core::UnitOfWork& work) -> core::Result<DecisionLetter> {
        const auto before = letter_after(app, request, actor, work);
        if (!before) return before.error();
        command.version = named->among(before->kept.version);
        const auto kept = core::word_letter(work, app.clock, actor, command);
        if (!kept) return kept.error();
        return letter_after(app, request, actor, work);
    };
    return api_transact(app, request, actor, save, letter_answer, of_request);
}

Response post_api_decision_letter_sent(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::SendLetter command{.meeting = meeting_of(request),
                                   .recipient = request.value(1),
                                   .version = version_member(*body, errors),
                                   .how = text_member(*body, "how", errors),
                                   .on = date_member(*body, "on", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto send = [&](core::UnitOfWork& work) -> core::Result<DecisionLetter> {
        const auto kept = core::mark_letter_sent(work, case_tools(app), actor, command);
        if (!kept) return kept.error();
        return letter_after(app, request, actor, work);
    };
    return api_transact(app, request, actor, send, letter_answer, of_request);
}

Response post_api_decision_letter_correct(App& app,
                                          const Request& request,
                                          const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::CorrectLetter command{.meeting = meeting_of(request),
                                      .recipient = request.value(1),
                                      .version = version_member(*body, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto correct = [&](core::UnitOfWork& work) -> core::Result<DecisionLetter> {
        const auto kept = core::draft_corrected_letter(work, app.clock, actor, command);
        if (!kept) return kept.error();
        return letter_after(app, request, actor, work);
    };
    return api_transact(app, request, actor, correct, letter_answer, of_request);
}

Response post_api_decision_letter_release(App& app,
                                          const Request& request,
                                          const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AskForRelease command{.meeting = meeting_of(request),
                                      .recipient = request.value(1),
                                      .version = version_member(*body, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto ask = [&](core::UnitOfWork& work) -> core::Result<DecisionLetter> {
        const auto asked = core::ask_for_release(work, case_tools(app), actor, command);
        if (!asked) return asked.error();
        return letter_after(app, request, actor, work);
    };
    return api_transact(app, request, actor, ask, letter_answer, of_request);
}

Response get_api_letters_to_release(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_waiting_letters(work, case_tools(app), actor);
    };
    const auto render = [](const std::vector<core::WaitingLetter>& letters) {
        json::array items;
        for (const core::WaitingLetter& each : letters)
            items.push_back(waiting_json(each));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response get_api_letter_to_release(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        auto shown = core::view_letter_to_release(work, case_tools(app), actor, copy_of(request));
        // Reading finds it or does not: what waits no longer is not there.
        if (!shown && shown.error().refusal == core::Refusal::wrong_state)
            return core::Result<core::LetterToRelease>{core::Refusal::not_found};
        return shown;
    };
    const auto render = [](const core::LetterToRelease& shown) {
        json::object body = waiting_json(shown.waiting);
        body["has_changed"] = shown.has_changed;
        body["language"] = core::code(shown.language);
        body["text"] = shown.waiting.copy.text.reveal();
        return ApiAnswer{.body = std::move(body)};
    };
    return api_transact(app, request, actor, look, render);
}

Response post_api_letter_release(App& app, const Request& request, const core::Actor& actor)
{
    const auto release = [&](core::UnitOfWork& work) {
        return core::release_letter(work, app.clock, actor, copy_of(request));
    };
    const auto render = [](const core::Done&) { return ApiAnswer{.status = 204}; };
    return api_transact(app, request, actor, release, render, of_release);
}

Response post_api_letter_refuse(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::RefuseLetter command{
        .copy = copy_of(request), .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto refuse = [&](core::UnitOfWork& work) {
        return core::refuse_letter(work, app.clock, actor, command);
    };
    const auto render = [](const core::Done&) { return ApiAnswer{.status = 204}; };
    return api_transact(app, request, actor, refuse, render);
}

}  // namespace quorate::server
