#include "server/pages/pack/pack_link_pages.hpp"

#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/pack/pack_by_link.hpp"
#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

View part_view(const core::PackPart& part)
{
    View view;
    view["part_number"] = number_text(part.number);
    view["part_label"] = part.label;
    view["part_text"] = text(part.text.reveal());
    view["file"] = View{false};
    if (part.file) {
        View file;
        file["file_id"] = part.file->file.id.text();
        file["file_words"] = file_words(part.file->name, part.file->file.size);
        file["not_scanned"] = part.file->file.scan == core::FileScan::not_scanned;
        view["file"] = std::move(file);
    }
    return view;
}

std::string parts_text(const std::vector<core::PackPart>& parts)
{
    if (parts.empty()) return "came on paper or by e-mail, and is not kept here";
    const std::string first = number_text(parts.front().number);
    if (parts.size() == 1) return "part " + first;
    return "parts " + first + " to " + number_text(parts.back().number);
}

View item_view(const core::ReadItem& item)
{
    const std::string number = number_text(item.item.number);
    View view;
    view["item_id"] = "item-" + number;
    view["item_heading"] = "Item " + number + ": report of " + item.from;
    view["item_parts"] = parts_text(item.parts);
    view["late"] = item.late_since ? "Late supplement, added on " +
                                         core::london_long_time(*item.late_since) + "."
                                   : std::string{};
    view["replaces"] = item.item.replaces > 0
                           ? "In the place of item " + number_text(item.item.replaces) + "."
                           : std::string{};
    view["replaced"] = item.replaced_by > 0 ? "A newer report of theirs is item " +
                                                  number_text(item.replaced_by) + "."
                                            : std::string{};
    view["parts"] = view_list(item.parts, part_view);
    return view;
}

Response show(App& app, const Request& request, const core::PackByLink& pack)
{
    View page;
    page["neutral"] = true;
    page["head"] = page_head({.heading = "Papers for the meeting on " +
                                         core::long_date(core::london_date(pack.starts_at)),
                              .sub = "Version " + core::version_text(pack.pack_version, pack.items),
                              .eyebrow = "Reference " + pack.reference});
    page["to_open"] = !pack.is_opened;
    page["is_opened"] = pack.is_opened;
    page["pack_url"] = reply_url(request.value(0), "pack");
    page["reply_url"] = reply_url(request.value(0));
    page["open"] = button({.label = "Open the papers", .name = "do", .value = "open"});
    page["versions"] = view_list(pack.versions, [&](const core::PackVersion& version) {
        View view;
        view["version_words"] = "Version " + core::version_text(version.number, pack.items) + ", " +
                                core::london_long_time(version.released_at);
        return view;
    });
    page["items"] = view_list(pack.read, item_view);
    page["authority"] = pack.authority_name;
    page["phone"] = pack.authority_phone;
    Frame frame = frame_for(
        app, request, core::anonymous_actor(), {.title = "Papers for a meeting", .status = 200});
    frame.organisation = pack.authority_name;
    return html_response(200, render_page("pack/pack_link", frame, std::move(page)))
        .with("X-Robots-Tag", "noindex, nofollow");
}

Response refuse(App& app, const Request& request, const core::Error& error)
{
    return refusal_page(app, request, core::anonymous_actor(), error);
}

Response give_file(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const std::string& id)
{
    const auto file = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::pack_file_by_link(
            work, meeting_tools(app), request.value(0), actor.network, core::ReportFileId{id});
    });
    if (!file) return refuse(app, request, file.error());
    const auto response = report_file_response(app, *file);
    if (!response) return refuse(app, request, response.error());
    return *response;
}

}  // namespace

std::string pack_link_url(App& app, const std::string& token)
{
    const bool is_there = app.database.read([&](core::UnitOfWork& work) {
        return core::has_pack_behind(work, meeting_tools(app), token);
    });
    return is_there ? reply_url(token, "pack") : std::string{};
}

Response get_pack_link(App& app, const Request& request, const core::Actor&)
{
    const auto pack = app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_pack_by_link(work, meeting_tools(app), request.value(0));
    });
    if (!pack) return refuse(app, request, pack.error());
    return show(app, request, *pack);
}

Response post_pack_link(App& app, const Request& request, const core::Actor& actor)
{
    const std::string file = form_of(request).get("file");
    if (!file.empty()) return give_file(app, request, actor, file);
    const auto pack = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::open_pack_by_link(
            work, meeting_tools(app), app.agency_reports, request.value(0), actor.network);
    });
    if (!pack) return refuse(app, request, pack.error());
    return show(app, request, *pack);
}

}  // namespace quorate::server
