#include "server/api/language_member.hpp"

namespace quorate::server {

std::optional<core::Language> language_member(const json::object& body,
                                              std::vector<core::FieldError>& errors)
{
    const json::value* given = body.if_contains("language");
    if (given == nullptr || given->is_null()) return std::nullopt;
    const std::size_t before = errors.size();
    const auto language = core::language_from(text_member(body, "language", errors));
    if (errors.size() > before) return std::nullopt;
    if (!language) errors.push_back({"language", "Give \"en\" or \"cy\""});
    return language;
}

}  // namespace quorate::server
