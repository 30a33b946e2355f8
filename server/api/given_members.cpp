#include "server/api/given_members.hpp"

#include <sodium.h>

#include "core/dates/date_text.hpp"
#include "server/app/api.hpp"
#include "server/pages/pack/report_upload.hpp"

namespace quorate::server {
namespace {

std::optional<std::string> from_base64(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                          bytes.size(),
                          text.data(),
                          text.size(),
                          nullptr,
                          &size,
                          nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::optional<core::Date> date_member(const json::object& body,
                                      std::string_view name,
                                      std::vector<core::FieldError>& errors)
{
    const std::string text = text_member(body, name, errors);
    if (text.empty()) return std::nullopt;
    const auto day = core::parse_date(text);
    if (!day) errors.push_back({std::string{name}, "Must be a date like 2026-11-25"});
    return day;
}

core::JudgedFiles file_member(App& app,
                              const json::object& body,
                              std::string_view member,
                              std::vector<core::FieldError>& errors)
{
    const json::value* file = body.if_contains(member);
    if (file == nullptr || !file->is_object()) return {};
    const std::string name = text_member(file->as_object(), "name", errors);
    const auto bytes = from_base64(text_member(file->as_object(), "content", errors));
    if (!bytes) {
        errors.push_back({std::string{member}, "Give what the file holds in base64"});
        return {};
    }
    return judged_files(
        app, Upload{.fields = {}, .files = {{.field = "files", .name = name, .bytes = *bytes}}});
}

}  // namespace quorate::server
