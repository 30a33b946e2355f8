#include "server/api/child_letter_api.hpp"

#include <algorithm>
#include <utility>

#include "core/circulation/child_letters.hpp"
#include "core/dates/date_text.hpp"
#include "server/api/case_json.hpp"
#include "server/api/decision_letter_api.hpp"
#include "server/api/given_members.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

using core::ChildLetter;
using core::ChildLetters;

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

core::ChildId child_of(const Request& request)
{
    return core::ChildId{request.value(1)};
}

core::ChildLetterTools tools_of(const App& app)
{
    return {.clock = app.clock, .seal = app.agency_reports, .links = app.links};
}

json::value given_json(const core::KeptChildLetter& kept)
{
    if (!kept.given_on || !kept.given_how) return nullptr;
    return json::object{{"on", core::iso(*kept.given_on)},
                        {"how", core::code(*kept.given_how)},
                        {"by", kept.given_by.reveal()},
                        {"noted_by", id_or_null(kept.noted_by)},
                        {"noted_at", instant_or_null(kept.noted_at)}};
}

json::object letter_json(const ChildLetter& letter)
{
    const core::KeptChildLetter& kept = letter.kept;
    return {{"child", letter.child.id.text()},
            {"why_none", letter.why_none},
            {"letter", letter.exists() ? letter_text_json(letter.text) : json::value(nullptr)},
            {"language", core::code(kept.language)},
            {"about", kept.about.reveal()},
            {"own_words", kept.own_words.reveal()},
            {"next", kept.next.reveal()},
            {"closing", kept.closing.reveal()},
            {"advocate", kept.advocate.reveal()},
            {"left_out", letter.left_out},
            {"held_back", letter.held_back},
            {"has_changed", letter.has_changed},
            {"digest", letter.digest},
            {"prepared_by", id_or_null(kept.worded_by)},
            {"prepared_at", instant_or_null(kept.worded_at)},
            {"released_by", id_or_null(kept.released_by)},
            {"released_at", instant_or_null(kept.released_at)},
            {"released_text", kept.released_text.reveal()},
            {"given", given_json(kept)},
            {"version", kept.version}};
}

// That there are no letters is said of the request as a whole.
core::Error of_request(core::Error error)
{
    return renamed(std::move(error), {{"meeting", ""}, {"child", ""}});
}

// Nothing can be in the way of reading: there are letters of this meeting, or there are none.
core::Error of_reading(core::Error error)
{
    if (error.refusal == core::Refusal::wrong_state) error.refusal = core::Refusal::invalid_input;
    return of_request(std::move(error));
}

core::Result<ChildLetter> letter_now(App& app,
                                     const Request& request,
                                     const core::Actor& actor,
                                     core::UnitOfWork& work)
{
    const auto letters = core::view_child_letters(work, tools_of(app), actor, meeting_of(request));
    if (!letters) return letters.error();
    const auto found = std::ranges::find_if(letters->letters, [&](const ChildLetter& each) {
        return each.child.id == child_of(request);
    });
    if (found == letters->letters.end()) return core::Refusal::not_found;
    return *found;
}

ApiAnswer letter_answer(const ChildLetter& letter)
{
    return {.body = letter_json(letter), .version = letter.kept.version};
}

}  // namespace

Response get_api_child_letters(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_child_letters(work, tools_of(app), actor, meeting_of(request));
    };
    const auto render = [](const ChildLetters& letters) {
        json::array items;
        for (const ChildLetter& letter : letters.letters)
            items.push_back(letter_json(letter));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render, of_reading);
}

Response put_api_child_letter(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::WordChildLetter command{.meeting = meeting_of(request),
                                  .child = child_of(request),
                                  .language = text_member(*body, "language", errors),
                                  .about = text_member(*body, "about", errors),
                                  .own_words = text_member(*body, "own_words", errors),
                                  .next = text_member(*body, "next", errors),
                                  .closing = text_member(*body, "closing", errors),
                                  .advocate = text_member(*body, "advocate", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto save = [&](core::UnitOfWork& work) -> core::Result<ChildLetter> {
        const auto before = letter_now(app, request, actor, work);
        if (!before) return before.error();
        command.version = named->among(before->kept.version);
        const auto kept = core::word_child_letter(work, tools_of(app), actor, command);
        if (!kept) return kept.error();
        return letter_now(app, request, actor, work);
    };
    return api_transact(app, request, actor, save, letter_answer, of_request);
}

Response post_api_child_letter_release(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::ReleaseChildLetter command{.meeting = meeting_of(request),
                                           .child = child_of(request),
                                           .version = version_member(*body, errors),
                                           .digest = text_member(*body, "digest", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto release = [&](core::UnitOfWork& work) -> core::Result<ChildLetter> {
        const auto kept = core::release_child_letter(work, tools_of(app), actor, command);
        if (!kept) return kept.error();
        return letter_now(app, request, actor, work);
    };
    return api_transact(app, request, actor, release, letter_answer, of_request);
}

Response post_api_child_letter_given(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::GiveChildLetter command{.meeting = meeting_of(request),
                                        .child = child_of(request),
                                        .version = version_member(*body, errors),
                                        .how = text_member(*body, "how", errors),
                                        .by = text_member(*body, "by", errors),
                                        .on = date_member(*body, "on", errors),
                                        .typed_on = text_member(*body, "on", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto note = [&](core::UnitOfWork& work) -> core::Result<ChildLetter> {
        const auto kept = core::note_child_letter_given(work, tools_of(app), actor, command);
        if (!kept) return kept.error();
        return letter_now(app, request, actor, work);
    };
    return api_transact(app, request, actor, note, letter_answer, of_request);
}

}  // namespace quorate::server
