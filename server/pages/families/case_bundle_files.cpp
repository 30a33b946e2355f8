#include "server/pages/families/case_bundle_files.hpp"

#include <utility>

#include "core/dates/date_text.hpp"
#include "server/templates/components.hpp"
#include "server/templates/renderer.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// Names of files say nothing of the person.
Response as_file(std::string body, const char* type, const char* name)
{
    Response response{.status = 200, .headers = {}, .body = std::move(body)};
    response.with("Content-Type", type);
    response.with("Content-Disposition", std::string{"attachment; filename=\""} + name + "\"");
    response.with("Cache-Control", "no-store");
    response.with("Content-Security-Policy", "default-src 'none'; sandbox");
    return response;
}

View entry_view(const core::BundleEntry& entry)
{
    View view;
    view["entry_title"] = entry.title;
    view["lines"] = view_list(entry.lines, [](const core::BundleLine& line) {
        View each;
        each["line_label"] = line.label;
        each["line_words"] = line.words.reveal();
        return each;
    });
    return view;
}

// "on 3 days, from 4 May 2026 to 9 July 2026"
std::string days_text(const core::LooksByRole& looks)
{
    if (looks.first == looks.last) return "on " + core::long_date(looks.first);
    return "on " + counted(looks.days, "day", "days") + ", from " + core::long_date(looks.first) +
           " to " + core::long_date(looks.last);
}

}  // namespace

void add_bundle_content(View& page, const core::SubjectBundle& bundle)
{
    page["bundle_parts"] = view_list(bundle.parts, [](const core::BundlePart& part) {
        View view;
        view["part_heading"] = part.heading;
        view["entries"] = view_list(part.entries, entry_view);
        return view;
    });
    page["held_some"] = !bundle.held_back.empty();
    page["held"] = view_list(bundle.held_back, [](const core::HeldBack& held) {
        View view;
        view["held_reason"] = held.reason;
        view["held_count"] = number_text(held.count);
        return view;
    });
    page["looks_some"] = !bundle.looks.empty();
    page["looks_heading"] =
        bundle.is_professional ? "When you looked at the record" : "Who has looked at the record";
    page["looks_by_role"] = !bundle.is_professional;
    page["looks"] = view_list(bundle.looks, [](const core::LooksByRole& looks) {
        View view;
        view["look_role"] = looks.role;
        view["look_count"] = counted(looks.count, "time", "times");
        view["look_days"] = days_text(looks);
        return view;
    });
}

Response bundle_page_file(const core::SubjectBundle& bundle, core::Date made_on)
{
    View page;
    page["name"] = bundle.name.reveal();
    page["council"] = bundle.council;
    page["made_on"] = core::long_date(made_on);
    add_bundle_content(page, bundle);
    return as_file(
        render("families/bundle_document", page), "text/html; charset=utf-8", "record.html");
}

json::object bundle_json(const core::SubjectBundle& bundle, core::Date made_on)
{
    json::array parts;
    for (const core::BundlePart& part : bundle.parts) {
        json::array entries;
        for (const core::BundleEntry& entry : part.entries) {
            json::array lines;
            for (const core::BundleLine& line : entry.lines)
                lines.push_back(
                    json::object{{"label", line.label}, {"words", line.words.reveal()}});
            entries.push_back(json::object{{"title", entry.title}, {"lines", std::move(lines)}});
        }
        parts.push_back(json::object{{"heading", part.heading}, {"entries", std::move(entries)}});
    }
    json::array held;
    for (const core::HeldBack& each : bundle.held_back)
        held.push_back(json::object{{"reason", each.reason}, {"count", each.count}});
    json::array looks;
    for (const core::LooksByRole& each : bundle.looks)
        looks.push_back(json::object{{"role", each.role},
                                     {"count", each.count},
                                     {"days", each.days},
                                     {"first_on", core::iso(each.first)},
                                     {"last_on", core::iso(each.last)}});
    return {{"name", bundle.name.reveal()},
            {"council", bundle.council},
            {"made_on", core::iso(made_on)},
            {"parts", std::move(parts)},
            {"held_back", std::move(held)},
            {"looks_by_role", std::move(looks)}};
}

Response bundle_json_file(const core::SubjectBundle& bundle, core::Date made_on)
{
    return as_file(
        json::serialize(bundle_json(bundle, made_on)), "application/json", "record.json");
}

}  // namespace quorate::server
