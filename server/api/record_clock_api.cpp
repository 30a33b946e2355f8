#include "server/api/record_clock_api.hpp"

#include <algorithm>

#include "core/circulation/circulation_store.hpp"
#include "core/circulation/copy_counts.hpp"
#include "core/circulation/corrections.hpp"
#include "core/circulation/records_to_send.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/circulation/send_papers.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/write_minutes.hpp"
#include "server/api/record_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

json::value day_json(const std::optional<core::Date>& day)
{
    return day ? json::value(core::iso(*day)) : json::value(nullptr);
}

ApiAnswer policy_answer(const core::RecordPolicy& policy)
{
    json::object body;
    for (const core::RecordPeriod& row : core::record_periods())
        body[row.name] = (policy.*row.days).count;
    body["version"] = policy.version;
    return {.body = std::move(body), .version = policy.version};
}

core::Result<core::RecordPolicy> policy_from(const json::object& body)
{
    std::vector<core::FieldError> errors;
    core::RecordPolicy policy;
    for (const core::RecordPeriod& row : core::record_periods()) {
        const auto days = number_member(body, row.name, errors).value_or(-1);
        policy.*row.days = {static_cast<int>(std::clamp<std::int64_t>(days, -1, 1000))};
    }
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return policy;
}

json::object standing_json(const core::RecordStanding& record)
{
    return {{"state", core::code(record.state)},
            {"last_day", core::iso(record.last_day)},
            {"working_days_left", record.left.working_days},
            {"is_late", record.left.is_late},
            {"by_rule", record.by_rule},
            {"provisional", record.is_provisional},
            {"copies_due", record.copies_due},
            {"copies_left", record.copies_left},
            {"sent_on", day_json(record.sent_on)},
            {"corrections_until", day_json(record.corrections_until)},
            {"alarm", record.is_alarm}};
}

json::array missing_json(const std::vector<core::MissingCopy>& missing)
{
    json::array all;
    for (const core::MissingCopy& each : missing)
        all.push_back(json::object{{"invitee", each.seat.text()}, {"why", core::code(each.why)}});
    return all;
}

json::object clocks_json(const core::RecordClocks& clocks)
{
    json::object body{{"record", standing_json(clocks.record)},
                      {"reached", core::code(clocks.reach.reached())},
                      {"missing", missing_json(clocks.reach.missing)},
                      {"chosen_nothing", clocks.reach.chosen_nothing},
                      {"held_back", clocks.reach.held_back},
                      {"letter", nullptr}};
    if (clocks.letter)
        body["letter"] = json::object{{"last_day", core::iso(clocks.letter->last_day)},
                                      {"working_days_left", clocks.letter->left.working_days},
                                      {"is_late", clocks.letter->left.is_late},
                                      {"by_rule", clocks.letter->by_rule},
                                      {"sent_on", day_json(clocks.letter->sent_on)}};
    return body;
}

json::object to_send_json(const core::RecordToSend& each)
{
    const core::Meeting& meeting = each.listing.meeting;
    return {{"meeting", meeting.id.text()},
            {"type", core::code(meeting.type)},
            {"status", core::code(meeting.status)},
            {"starts_at", core::iso_utc(meeting.starts_at)},
            {"record", standing_json(each.record)},
            {"missing", missing_json(each.missing)}};
}

json::object correction_json(const core::Correction& each)
{
    return {{"id", each.id.text()},
            {"meeting", each.meeting.text()},
            {"circulation", each.circulation.text()},
            {"section", each.section ? json::value(each.section->text()) : json::value(nullptr)},
            {"part", each.part ? json::value(text_of(*each.part)) : json::value(nullptr)},
            {"body", each.body.reveal()},
            {"asked_at", core::iso_utc(each.asked_at)},
            {"status", core::code(each.status)},
            {"answer", each.answer.reveal()},
            {"amendment", each.amendment > 0 ? json::value(each.amendment) : json::value(nullptr)},
            {"answered_at", moment_json(each.answered_at)}};
}

}  // namespace

Response get_api_record_policy(App& app, const Request&, const core::Actor& actor)
{
    const auto policy = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_record_policy(work, actor); });
    return policy ? api_response(policy_answer(*policy)) : problem(policy.error());
}

Response put_api_record_policy(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = policy_from(*body);
    if (!asked) return problem(asked.error());
    const auto save = [&](core::UnitOfWork& work) -> core::Result<core::RecordPolicy> {
        const auto kept = core::view_record_policy(work, actor);
        if (!kept) return kept.error();
        core::RecordPolicy policy = *asked;
        policy.version = named->among(kept->version);
        return core::set_record_policy(work, app.clock, actor, policy);
    };
    return api_transact(app, request, actor, save, policy_answer);
}

Response get_api_minutes_to_send(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    const core::Stretch stretch{.after = paging->after, .limit = paging->limit};
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::list_records_to_send(work, case_tools(app), app.links, actor, stretch);
    });
    if (!found) return problem(found.error());
    json::array items;
    for (const core::RecordToSend& each : found->page.entries)
        items.push_back(to_send_json(each));
    const std::string next =
        found->page.has_more ? found->page.entries.back().listing.meeting.id.text() : std::string{};
    return list_response(request, std::move(items), next);
}

Response get_api_record_clocks(App& app, const Request& request, const core::Actor& actor)
{
    core::CorrectionCounts corrections;
    const auto look = [&](core::UnitOfWork& work) {
        auto clocks = core::view_record_clocks(work, case_tools(app), actor, meeting_of(request));
        if (clocks)
            corrections = core::count_corrections(
                core::corrections_of(work, actor.authority, meeting_of(request)));
        return clocks;
    };
    const auto render = [&corrections](const core::RecordClocks& clocks) {
        json::object body = clocks_json(clocks);
        body["corrections"] = corrections.asked;
        body["corrections_open"] = corrections.open;
        return ApiAnswer{.body = std::move(body)};
    };
    return api_transact(app, request, actor, look, render);
}

Response get_api_findings(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::proof_read_minutes(work, app.clock, actor, meeting_of(request));
    };
    const auto render = [](const std::vector<core::Finding>& findings) {
        json::array items;
        for (const core::Finding& each : findings)
            items.push_back(json::object{{"key", each.key},
                                         {"where", each.where},
                                         {"kind", core::code(each.kind)},
                                         {"words", each.words.reveal()}});
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response get_api_corrections(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_corrections(work, app.clock, actor, meeting_of(request));
    };
    const auto render = [](const std::vector<core::CorrectionRow>& rows) {
        json::array items;
        for (const core::CorrectionRow& row : rows)
            items.push_back(correction_json(row.correction));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response post_api_decline_correction(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::DeclineCorrection command{.meeting = meeting_of(request),
                                          .correction = core::CorrectionId{request.value(1)},
                                          .answer = text_member(*body, "answer", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto decline = [&](core::UnitOfWork& work) {
        return core::decline_correction(work, app.clock, actor, command);
    };
    const auto render = [](const core::Correction& declined) {
        return ApiAnswer{.body = correction_json(declined)};
    };
    return api_transact(app, request, actor, decline, render);
}

Response post_api_send_correction(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::SendCorrection command{
        .meeting = meeting_of(request),
        .amendments = static_cast<int>(number_member(*body, "amendments", errors).value_or(-1)),
        .family_checked = flag_member(*body, "family_checked", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    using Rows = std::vector<core::CirculationRow>;
    const auto send = [&](core::UnitOfWork& work) -> core::Result<Rows> {
        const auto sent = core::send_correction(work, case_tools(app), app.links, actor, command);
        if (!sent) return sent.error();
        Rows rows = work.circulations.of_meeting(actor.authority, command.meeting);
        std::erase_if(rows, [&](const core::CirculationRow& row) {
            return std::ranges::count(sent->sent, row.circulation.id, &core::Circulation::id) == 0;
        });
        return rows;
    };
    const auto render = [](const Rows& rows) {
        json::array items;
        for (const core::CirculationRow& row : rows)
            items.push_back(circulation_json(row));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}, .status = 201};
    };
    return api_transact(app, request, actor, send, render);
}

}  // namespace quorate::server
