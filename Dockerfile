# The program, built where there is a compiler and run where there is none.
FROM node:24-bookworm AS build
WORKDIR /cohort
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /cohort
COPY --from=build /cohort/package.json /cohort/package-lock.json ./
COPY --from=build /cohort/node_modules ./node_modules
COPY --from=build /cohort/dist ./dist
COPY --from=build /cohort/prompts ./prompts
COPY --from=build /cohort/adapters/teams/manifest/icons ./adapters/teams/manifest/icons
COPY --from=build /cohort/bin ./bin
# The database lies in /cohort/data unless DATABASE_URL says otherwise.
RUN mkdir data && chown node:node data
USER node
VOLUME /cohort/data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Smaller nurseries cost no speed here and keep about 20 MB free.
CMD ["node", "--max-semi-space-size=8", "dist/src/main.js"]
