# The server in a small image: built from the npm package, run as nobody in particular on a read-only
# file system. Settings come as DEMARC_… variables or a mounted file; the key as a mounted secret.
FROM node:26-slim AS build
WORKDIR /source
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/pack.ts /package && cd /package && npm install --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:26-slim
ENV NODE_ENV=production
COPY --from=build --chown=root:root /package /opt/demarc
RUN mkdir -p /var/lib/demarc && chown 65532:65532 /var/lib/demarc
USER 65532:65532
VOLUME /var/lib/demarc
EXPOSE 4580 4581
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:4581/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/demarc/lib/main.js"]
CMD ["serve"]
