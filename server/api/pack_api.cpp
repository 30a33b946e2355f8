#include "server/api/pack_api.hpp"

#include "core/dates/london_time.hpp"
#include "core/pack/compose_pack.hpp"
#include "core/pack/release_pack.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

json::value moment_json(const std::optional<core::Instant>& at)
{
    return at ? json::value(core::iso_utc(*at)) : json::value(nullptr);
}

json::object version_json(const core::PackBoard& board, const core::PackVersion& version)
{
    return {{"number", version.number},
            {"label", core::version_text(version.number, board.items)},
            {"released_at", core::iso_utc(version.released_at)}};
}

json::object row_json(const core::PackRow& row)
{
    const bool is_released = row.item.has_value();
    const int replaces = is_released ? row.item->replaces : 0;
    return {{"item", is_released ? json::value(row.item->number) : json::value(nullptr)},
            {"version", is_released ? json::value(row.item->pack_version) : json::value(nullptr)},
            {"late", is_released && row.item->is_late()},
            {"replaces", replaces > 0 ? json::value(replaces) : json::value(nullptr)},
            {"invitee", row.seat.invitee.id.text()},
            {"agency", row.seat.agency_name},
            {"report", row.report.id.text()}};
}

json::object reader_json(const core::PackReaderRow& row)
{
    return {{"invitee", row.seat.invitee.id.text()},
            {"version", row.reader.pack_version},
            {"released_at", core::iso_utc(row.reader.released_at)},
            {"mailed", !row.reader.message.empty()},
            {"opened_at", moment_json(row.reader.opened_at)},
            {"openings", row.reader.openings}};
}

json::object board_json(const core::PackBoard& board)
{
    json::array versions;
    for (const core::PackVersion& each : board.versions)
        versions.push_back(version_json(board, each));
    json::array items;
    for (const core::PackRow& each : board.rows)
        items.push_back(row_json(each));
    json::array missing;
    for (const core::InviteeEntry& each : board.missing)
        missing.emplace_back(each.invitee.id.text());
    json::array left_out;
    for (const core::InviteeId& each : board.pack.left_out)
        left_out.emplace_back(each.text());
    json::array readers;
    for (const core::PackReaderRow& each : board.readers)
        readers.push_back(reader_json(each));
    return {{"version", board.pack.version},
            {"release_at", core::iso_utc(board.release_at)},
            {"usual_at", core::iso_utc(board.usual_at)},
            {"supplement_at", moment_json(board.supplement_at)},
            {"versions", std::move(versions)},
            {"items", std::move(items)},
            {"missing", std::move(missing)},
            {"left_out", std::move(left_out)},
            {"readers", std::move(readers)}};
}

ApiAnswer pack_answer(const core::PackBoard& board)
{
    return {.body = board_json(board), .version = board.pack.version};
}

core::Result<core::PackBoard> look(App& app,
                                   const Request& request,
                                   const core::Actor& actor,
                                   core::UnitOfWork& work)
{
    return core::view_pack(work, meeting_tools(app), actor, meeting_of(request));
}

}  // namespace

Response get_api_pack(App& app, const Request& request, const core::Actor& actor)
{
    const auto board = app.transact(
        actor, [&](core::UnitOfWork& work) { return look(app, request, actor, work); });
    return board ? api_response(pack_answer(*board)) : problem(board.error());
}

Response post_api_pack(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::ComposePack command{.meeting = meeting_of(request),
                              .version = version_member(*body, errors)};
    const std::string at = text_member(*body, "release_at", errors);
    if (!at.empty()) command.release_at = core::parse_instant(at);
    for (const std::string& seat : texts_member(*body, "left_out", errors))
        command.left_out.emplace_back(seat);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto compose = [&](core::UnitOfWork& work) -> core::Result<core::PackBoard> {
        const auto saved = core::compose_pack(work, meeting_tools(app), actor, command);
        if (!saved) return saved.error();
        return look(app, request, actor, work);
    };
    return api_transact(app, request, actor, compose, pack_answer);
}

Response post_api_pack_release(App& app, const Request& request, const core::Actor& actor)
{
    const auto release = [&](core::UnitOfWork& work) -> core::Result<core::PackBoard> {
        const auto seats =
            core::release_pack_now(work, meeting_tools(app), actor, meeting_of(request));
        if (!seats) return seats.error();
        return look(app, request, actor, work);
    };
    return api_transact(app, request, actor, release, pack_answer);
}

}  // namespace quorate::server
