#include "server/pages/pack/pack_link_pages.hpp"

#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/pack/pack_by_link.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/documents/document_page.hpp"
#include "server/pages/accounts/mailed_link_words.hpp"
#include "server/pages/accounts/opening_mark.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/pages/meetings/seat_link.hpp"
#include "server/pages/pack/pack_link_words.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// Of the address of an opened pack: see opening_mark.hpp.
constexpr std::string_view of_opening = "pack-opening";

// A page in the language of its seat, or in the one that is asked for.
struct Speaking {
    PageLanguage in;
    const PackLinkWords& words;
};

Speaking speaking(App& app, const Request& request)
{
    const PageLanguage in = reply_page_language(app, request);
    return {.in = in, .words = pack_link_words(in.language)};
}

View part_view(const core::PackPart& part, const Speaking& speaks)
{
    View view;
    view["part_number"] = number_text(part.number);
    view["part_label"] = std::string{part_label(part.label, speaks.in.language)};
    view["part_text"] = text(part.text.reveal());
    view["file"] = View{false};
    if (part.file) {
        View file;
        file["file_id"] = part.file->file.id.text();
        file["file_words"] = file_words(part.file->name, part.file->file.size);
        file["get_file"] = core::filled(
            speaks.words.get_file, {{"file", file_words(part.file->name, part.file->file.size)}});
        file["not_scanned"] = part.file->file.scan == core::FileScan::not_scanned;
        view["file"] = std::move(file);
    }
    return view;
}

std::string parts_text(const std::vector<core::PackPart>& parts, const PackLinkWords& words)
{
    if (parts.empty()) return std::string{words.not_kept};
    const std::string first = number_text(parts.front().number);
    if (parts.size() == 1) return core::filled(words.part, {{"number", first}});
    return core::filled(words.parts,
                        {{"first", first}, {"last", number_text(parts.back().number)}});
}

// Which other item one has to do with, or nothing.
std::string about_item(std::string_view words, int number)
{
    return number > 0 ? core::filled(words, {{"number", number_text(number)}}) : std::string{};
}

View item_view(const core::ReadItem& item, const Speaking& speaks)
{
    const auto& [in, words] = speaks;
    const std::string number = number_text(item.item.number);
    View view;
    view["item_id"] = "item-" + number;
    view["item_heading"] = core::filled(words.item, {{"number", number}, {"agency", item.from}});
    view["item_parts"] = parts_text(item.parts, words);
    view["late"] =
        item.late_since
            ? core::filled(words.late,
                           {{"when", core::london_long_time(*item.late_since, in.language)}})
            : std::string{};
    view["replaces"] = about_item(words.replaces, item.item.replaces);
    view["replaced"] = about_item(words.replaced, item.replaced_by);
    view["parts"] =
        view_list(item.parts, [&](const core::PackPart& part) { return part_view(part, speaks); });
    return view;
}

View version_view(const core::PackVersion& version,
                  const core::PackByLink& pack,
                  const Speaking& speaks)
{
    const core::Language language = speaks.in.language;
    View view;
    view["version_words"] =
        core::filled(speaks.words.released,
                     {{"version", core::version_text(version.number, pack.items, language)},
                      {"when", core::london_long_time(version.released_at, language)}});
    return view;
}

View head_of(const core::PackByLink& pack, const Speaking& speaks)
{
    const auto& [in, words] = speaks;
    const std::string day = core::long_date(core::london_date(pack.starts_at), in.language);
    return page_head(
        {.heading = core::filled(words.heading, {{"day", day}}),
         .sub = core::filled(
             words.version,
             {{"version", core::version_text(pack.pack_version, pack.items, in.language)}}),
         .eyebrow = core::filled(words.reference, {{"reference", pack.reference}})});
}

// What a page and a PDF of the pack say alike.
View pack_view(const core::PackByLink& pack, const Speaking& speaks)
{
    const auto& [in, words] = speaks;
    View view;
    set_pack_words(view, in.language);
    view["versions"] = view_list(pack.versions, [&](const core::PackVersion& version) {
        return version_view(version, pack, speaks);
    });
    view["items"] =
        view_list(pack.read, [&](const core::ReadItem& item) { return item_view(item, speaks); });
    view["questions"] =
        core::filled(pack.authority_phone.empty() ? words.without_telephone : words.questions,
                     {{"authority", pack.authority_name}, {"phone", pack.authority_phone}});
    return view;
}

std::string pack_pdf_url(const Request& request)
{
    return reply_url(request.value(0), "pack") + "/pdf";
}

Response pack_as_pdf(App& app, const Request& request, const core::PackByLink& pack)
{
    const Speaking speaks = speaking(app, request);
    const auto& [in, words] = speaks;
    const std::string day = core::long_date(core::london_date(pack.starts_at), in.language);
    View view = pack_view(pack, speaks);
    view["heading"] = core::filled(words.heading, {{"day", day}});
    view["reference"] = core::filled(words.reference, {{"reference", pack.reference}});
    return pdf_response(app,
                        request,
                        core::anonymous_actor(),
                        {.name = "documents/pack",
                         .title = std::string{words.title},
                         .file = "pack-" + pack.reference,
                         .language = in.language,
                         .page_url = reply_url(request.value(0), "pack") + in.query,
                         .around = in},
                        std::move(view));
}

Response show(App& app, const Request& request, const core::PackByLink& pack)
{
    const Speaking speaks = speaking(app, request);
    const auto& [in, words] = speaks;
    View page = pack_view(pack, speaks);
    page["head"] = head_of(pack, speaks);
    set_opening(page, reply_url(request.value(0), "pack") + in.query, words.open, !pack.is_opened);
    page["is_opened"] = pack.is_opened;
    page["pack_url"] = reply_url(request.value(0), "pack") + in.query;
    page["reply_url"] = reply_url(request.value(0)) + in.query;
    page["ways"] = pack.is_opened;
    if (pack.is_opened)
        add_ways(page,
                 app,
                 request,
                 {.page_url = reply_url(request.value(0), "pack"),
                  .pdf_url = pack_pdf_url(request),
                  .is_posted = true,
                  .in = in});
    return seat_link_page(app,
                          request,
                          {.name = "pack/pack_link",
                           .title = words.title,
                           .authority = pack.authority_name,
                           .in = in},
                          std::move(page));
}

using SeenPack = SeenBehind<core::PackByLink>;

core::Result<SeenPack> see_pack(App& app, const Request& request)
{
    const std::string& token = request.value(0);
    return see_behind<core::PackByLink>(
        app,
        request,
        [&](core::UnitOfWork& work) {
            return core::view_pack_by_link(work, meeting_tools(app), token);
        },
        [&](core::UnitOfWork& work) { return core::pack_door(work, meeting_tools(app), token); });
}

PageLanguage language_of(const Request& request, const SeenPack& seen)
{
    return page_language(request, asked_language(request).value_or(seen.door.language));
}

DoorPage door_page(const Request& request, const SeenPack& seen, core::Language language)
{
    const MailedLinkWords& words = mailed_link_words(language);
    const core::Date day = core::london_date(seen.behind.starts_at);
    return {.title = std::string{words.papers_title},
            .heading = core::filled(words.papers, {{"day", core::long_date(day, language)}}),
            .reference = seen.behind.reference,
            .url = reply_url(request.value(0), "pack")};
}

// Asks for a code, in the place of what cannot be shown on this device.
Response ask_for_code(App& app, const Request& request, const SeenPack& seen, int status = 200)
{
    const PageLanguage in = language_of(request, seen);
    return reader_check_page(app,
                             request,
                             core::anonymous_actor(),
                             seen.door,
                             door_page(request, seen, in.language),
                             in,
                             status);
}

Response give_file(App& app,
                   const Request& request,
                   const core::PackOpener& opener,
                   const std::string& id)
{
    const auto file = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::pack_file_by_link(
            work, meeting_tools(app), request.value(0), opener, core::ReportFileId{id});
    });
    if (!file) return refuse_seat_link(app, request, file.error());
    const auto response = report_file_response(app, *file);
    if (!response) return refuse_seat_link(app, request, response.error());
    return *response;
}

}  // namespace

std::string pack_link_url(App& app, const std::string& token, const PageLanguage& in)
{
    const bool is_there = app.database.read([&](core::UnitOfWork& work) {
        return core::has_pack_behind(work, meeting_tools(app), token);
    });
    return is_there ? reply_url(token, "pack") + in.query : std::string{};
}

Response get_pack_link(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = see_pack(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    if (!seen->is_trusted) return ask_for_code(app, request, *seen);
    if (!was_opened_here(app, request, of_opening, seen->device))
        return show(app, request, seen->behind);
    // A form noted that it is opened, and led here.
    const core::PackOpener opener{.device = seen->device, .network = actor.network};
    const auto pack = app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::pack_to_open(
            work, meeting_tools(app), app.agency_reports, request.value(0), opener);
    });
    return pack ? show(app, request, *pack) : refuse_seat_link(app, request, pack.error());
}

namespace {

// Notes that it is opened, and leads to the page that shows it.
Response open_pack(App& app, const Request& request, const core::PackOpener& opener)
{
    const auto pack = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::open_pack_by_link(
            work, meeting_tools(app), app.agency_reports, request.value(0), opener);
    });
    if (!pack) return refuse_seat_link(app, request, pack.error());
    const std::string url = sized(
        reply_url(request.value(0), "pack"), is_large(request), reply_page_language(app, request));
    return see_other(opened_address(app, of_opening, url, request.value(0), opener.device));
}

}  // namespace

Response post_pack_link(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = see_pack(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    if (!seen->is_trusted)
        return ask_for_code(app, request, *seen, refusal_status(core::Refusal::not_signed_in));
    const core::PackOpener opener{.device = seen->device, .network = actor.network};
    const std::string file = form_of(request).get("file");
    if (!file.empty()) return give_file(app, request, opener, file);
    return open_pack(app, request, opener);
}

Response post_pack_pdf(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = see_pack(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    if (!seen->is_trusted)
        return ask_for_code(app, request, *seen, refusal_status(core::Refusal::not_signed_in));
    const core::PackOpener opener{.device = seen->device, .network = actor.network};
    const auto pack = app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::pack_to_open(
            work, meeting_tools(app), app.agency_reports, request.value(0), opener);
    });
    if (!pack) return refuse_seat_link(app, request, pack.error());
    Response made = pack_as_pdf(app, request, *pack);
    if (made.status != 200) return made;
    // Only now is it opened: what could not be made was read by nobody.
    const auto opened = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::open_pack_by_link(
            work, meeting_tools(app), app.agency_reports, request.value(0), opener);
    });
    if (!opened) return refuse_seat_link(app, request, opened.error());
    return made;
}

Response post_pack_code(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = see_pack(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    const PageLanguage in = language_of(request, *seen);
    return answer_reader_check(app,
                               request,
                               actor,
                               seen->door,
                               door_page(request, *seen, in.language),
                               in,
                               [&](const std::string& device) {
                                   return open_pack(
                                       app, request, {.device = device, .network = actor.network});
                               });
}

}  // namespace quorate::server
