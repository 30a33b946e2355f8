#include "core/support/link_tokens.hpp"

#include <utility>

namespace quorate::core {

std::vector<std::string> LinkTokens::tokens(std::string_view purpose,
                                            const std::string& id,
                                            int generation) const
{
    return {token(purpose, id, generation)};
}

std::string LinkTokens::known_token(std::string_view purpose,
                                    const std::string& id,
                                    int generation,
                                    const std::string& stored_hash) const
{
    std::vector<std::string> made = tokens(purpose, id, generation);
    for (std::string& each : made)
        if (hash(each) == stored_hash) return std::move(each);
    return made.front();
}

std::string LinkTokens::lasting_token(std::string_view purpose,
                                      const std::string& id,
                                      int generation) const
{
    return tokens(purpose, id, generation).back();
}

}  // namespace quorate::core
