#include <algorithm>

#include "core/circulation/circulation_store.hpp"
#include "core/circulation/copy_counts.hpp"
#include "core/circulation/papers_copy.hpp"
#include "core/circulation/send_papers.hpp"
#include "server/api/record_api.hpp"
#include "server/api/record_json.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

ApiAnswer ledger_answer(const std::vector<core::CirculationRow>& rows)
{
    json::array items;
    for (const core::CirculationRow& row : rows)
        items.push_back(circulation_json(row));
    return {.body = json::object{{"items", std::move(items)}}};
}

// A refusal of what was asked for some recipient, whom the page calls a seat.
core::Error about_invitees(core::Error error)
{
    if (error.refusal == core::Refusal::excluded_person)
        error.fields = {{"invitees", "One of these people must not be sent papers on this case"}};
    if (error.refusal == core::Refusal::already_exists)
        error.fields = {{"invitees", "One of these people has these papers already"}};
    return renamed(std::move(error), {{"seats", "invitees"}});
}

}  // namespace

Response get_api_circulations(App& app, const Request& request, const core::Actor& actor)
{
    std::vector<core::CorrectionRow> corrections;
    const auto look = [&](core::UnitOfWork& work) {
        auto plan = core::plan_papers(work, app.clock, actor, meeting_of(request));
        if (plan) corrections = core::corrections_of(work, actor.authority, meeting_of(request));
        return plan;
    };
    const auto render = [&](const core::PapersPlan& plan) {
        json::array items;
        for (const core::CirculationRow& row : plan.ledger) {
            json::object item = circulation_json(row);
            const auto lacks = core::sent_before(row.circulation, plan.file.amendments);
            item["sent_before_amendment"] = lacks ? json::value(*lacks) : json::value(nullptr);
            const auto counts = core::count_corrections(corrections, row.circulation.id);
            item["corrections"] = counts.asked;
            item["corrections_open"] = counts.open;
            const auto held = core::held_back_of(plan, row.circulation, app.now());
            item["held_back"] = held ? json::value(*held) : json::value(nullptr);
            items.push_back(std::move(item));
        }
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response post_api_circulations(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::SendPapers command{.meeting = meeting_of(request),
                             .version = version_member(*body, errors),
                             .family_checked = flag_member(*body, "family_checked", errors),
                             .with_actions = flag_member(*body, "with_actions", errors)};
    for (const std::string& seat : texts_member(*body, "invitees", errors))
        command.seats.emplace_back(seat);
    const auto digests = texts_member(*body, "digests", errors);
    for (std::size_t i = 0; i < std::min(digests.size(), command.seats.size()); ++i)
        if (!digests[i].empty()) command.looked_at.emplace(command.seats[i], digests[i]);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});

    using Rows = std::vector<core::CirculationRow>;
    const auto send = [&](core::UnitOfWork& work) -> core::Result<Rows> {
        const auto sent = core::send_papers(work, case_tools(app), app.links, actor, command);
        if (!sent) return sent.error();
        Rows rows = work.circulations.of_meeting(actor.authority, command.meeting);
        std::erase_if(rows, [&](const core::CirculationRow& row) {
            return std::ranges::count(*sent, row.circulation.id, &core::Circulation::id) == 0;
        });
        return rows;
    };
    const auto render = [](const Rows& rows) {
        ApiAnswer answer = ledger_answer(rows);
        answer.status = 201;
        return answer;
    };
    return api_transact(app, request, actor, send, render, about_invitees);
}

Response post_api_revoke(App& app, const Request& request, const core::Actor& actor)
{
    const core::RevokePapers command{.meeting = meeting_of(request),
                                     .circulation = core::CirculationId{request.value(1)},
                                     .confirmed = !request.query.get("confirmed").empty()};
    const auto revoke = [&](core::UnitOfWork& work) {
        return core::revoke_papers(work, case_tools(app), actor, command);
    };
    const auto render = [](const core::Done&) { return ApiAnswer{.status = 204}; };
    return api_transact(app, request, actor, revoke, render, [](core::Error error) {
        return renamed(std::move(error), {{"confirmed", ""}});
    });
}

Response get_api_preview(App& app, const Request& request, const core::Actor& actor)
{
    const std::string& seat = request.query.get("invitee");
    const auto look = [&](core::UnitOfWork& work) -> core::Result<core::PapersRecipient> {
        const auto plan = core::plan_papers(work, app.clock, actor, meeting_of(request));
        if (!plan) return plan.error();
        for (const core::PapersRecipient& recipient : plan->recipients)
            if (recipient.seat.invitee.id.text() == seat) return recipient;
        return core::invalid("invitee", "Give the id of a seat at this meeting");
    };
    const auto render = [&app](const core::PapersRecipient& recipient) {
        json::object body = release_json(recipient.release);
        body["digest"] = core::copy_digest(app.links, recipient);
        body["why_nothing"] = recipient.why_nothing;
        body["by_mail"] = !recipient.email.empty();
        return ApiAnswer{.body = std::move(body)};
    };
    return api_transact(app, request, actor, look, render);
}

}  // namespace quorate::server
